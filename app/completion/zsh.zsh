#compdef postgres-manager
# Completion of postgres-manager for zsh. To have it in each shell, write it to a directory of $fpath:
#   postgres-manager completion zsh > "${fpath[1]}/_postgres-manager"

_postgres_manager() {
    local line
    local -a candidates
    for line in "${(@f)$("${(Q)words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        case $line in
            :files) compset -P '*='; _files; return ;;
            :directories) compset -P '*='; _files -/; return ;;
            *$'\t'*) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
            ?*) candidates+=("${line//:/\\:}") ;;
        esac
    done
    _describe postgres-manager candidates
}

if [[ ${funcstack[1]} == _postgres-manager ]]; then
    _postgres_manager "$@"
else
    compdef _postgres_manager postgres-manager
fi
