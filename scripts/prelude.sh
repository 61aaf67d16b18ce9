# shellcheck shell=bash
#
# The start of every script (source it): the working directory is the repository root, wherever the caller is; messages
# of the script itself go to standard error.

unset CDPATH
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit 1

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "${0##*/}: $*"
    exit 1
}

# The comment at the top of the calling script is its help.
show_help() {
    sed -n '3,/^$/s/^# \{0,1\}//p' "scripts/${0##*/}"
}

# show <command>...: prints the command in a form that can be pasted into a shell, then runs it.
show() {
    printf '\n$'
    printf ' %q' "$@"
    printf '\n'
    "$@"
}

in_ci() {
    [[ ${CI:-} == true ]]
}

# The preset for tests and checks.
development_preset() {
    if in_ci; then echo ci; else echo dev; fi
}

# list_files <pathspec>...: files of the repository, including uncommitted ones, each followed by a NUL. In a container
# the owner of a checkout is often another user, which git would refuse.
list_files() {
    local file
    git -c safe.directory="$PWD" ls-files -z --cached --others --exclude-standard -- "$@" |
        while IFS= read -r -d '' file; do
            [[ ! -f $file ]] || printf '%s\0' "$file"
        done
}
