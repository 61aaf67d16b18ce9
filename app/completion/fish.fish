# Completion of postgres-manager for fish. To have it in each shell:
#   postgres-manager completion fish > ~/.config/fish/completions/postgres-manager.fish

function __postgres_manager_complete
    set -l words (commandline -opc)
    set -l lines ($words[1] __complete $words[2..] (commandline -ct) 2>/dev/null)
    switch "$lines[1]"
        case :files
            __fish_complete_path (commandline -ct)
        case :directories
            __fish_complete_directories (commandline -ct)
        case '*'
            string join \n -- $lines
    end
end
complete -c postgres-manager -f -a '(__postgres_manager_complete)'
