# shellcheck shell=bash
# Completion of postgres-manager for bash. To have it in each shell:
#   postgres-manager completion bash > ~/.local/share/bash-completion/completions/postgres-manager

_postgres_manager() {
    local words line current=${COMP_WORDS[COMP_CWORD]} before
    # COMP_WORDS is divided at "=" and ":", too.
    read -ra words <<<"${COMP_LINE:0:COMP_POINT}"
    [[ ${COMP_LINE:0:COMP_POINT} != *[[:space:]] ]] || words+=("")
    before=${words[-1]}
    [[ $current == [=:] ]] || before=${before%"$current"}
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files) compopt -o default && return ;;
            :directories) compopt -o dirnames && return ;;
            *)
                line=${line%%$'\t'*}
                COMPREPLY+=("${line#"$before"}")
                ;;
        esac
    done < <("$1" __complete "${words[@]:1}" 2>/dev/null)
}
complete -F _postgres_manager postgres-manager
