# -h and -V are short for --help and --version.
--- server none
--- run -V
--- status 0
--- stdout
postgres-manager <version>
--- run version -h
--- status 0
--- stdout
postgres-manager version: show the version

Shows the version of postgres-manager.

Examples:
  postgres-manager version
  postgres-manager version --output json

Options:
  --output FORMAT           text or json (default text); status: also openmetrics
  --quiet                   no progress and no notices, only results and errors
  --verbose                 more detail: each statement as it runs
  -h, --help                show help, or help for the function that is named
  -V, --version             show the version

Exit status:
  0    done, also when there was nothing to do
  1    internal error
  2    usage: the command line or the settings cannot be understood
--- run -Vh
--- status 0
--- stdout
postgres-manager <version>
