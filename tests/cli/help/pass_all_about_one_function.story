# Purpose, examples, options; the same for both spellings.
--- server none
--- run help deployment
--- status 0
--- stdout
postgres-manager deployment: update an existing instance from deployment/

Runs the files of deployment/ that the instance does not have, in the order of their ordinals, each in
its own transaction together with its history row. Stops at the first failure: the failed file is rolled back and is
pending again. A file that conflicts with another session (lock timeout, deadlock) is tried again after a pause. Then
the files of repeatable groups of create/ run that were edited since they last ran.

A database that contains objects and has no history is refused. If it already has some of the deployments, record
them with baseline; if none of them has run there, use --first-run once.

With --manual-deployment it runs the files of manual-deployment/ instead, each content once. They are for emergencies.

The programs hooks/before-deployment, after-deployment and after-failure run around it, if they exist:
they get the plan or the result as JSON, and a failing before-deployment stops the run.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index"

Options:
  --postgres-dsn DSN        the database: a URI (also without the option) or key=value pairs; else POSTGRES_MANAGER_DSN, DATABASE_URL, PG* (not validate, verify, import and prune)
  --dbname NAME             the database's name, instead of the one in the DSN
  --local [DIR]             use a private server in DIR (default .postgres-manager/server), started when needed
  --port N                  the private server also listens on this port of localhost, for applications
  --ephemeral               use a private server that is removed afterwards
  --postgres-bin DIR        where the private server's programs are (default: those of pg_config or in PATH)
  --root DIR                the directory that holds the source tree (default: this one)
  --environment NAME        read settings and variables from .env.NAME and postgres-manager.json
  --wait TIME               first wait up to this long for the server to accept queries, e.g. 60s
  --set NAME=VALUE          set a variable, as psql does; may be repeated
  --setting NAME=VALUE      set app.name for current_setting('app.name'); may be repeated
  --manual-deployment       use the files of manual-deployment/ instead of deployment/; repair: with --forget
  --reason TEXT             the reason, stored in the history (for deployment: only with --manual-deployment)
  --first-run               begin a history in a database that already contains objects or another history
  --allow-ahead             accept an instance that is ahead of the tree, because a release was rolled back
  --dry-run                 show what would be done and why, change nothing
  --transaction SCOPE       all: one transaction for all files (default of create); file: one for each file (default of deployment)
  --durable-each            wait for the disk after each file, not only after the last one
  --restore-point           before the first file, make a named restore point for point-in-time recovery
  --lock-wait TIME          how long to wait for another run to end, e.g. 30s or 5min (default 60s)
  --lock-timeout TIME       how long a deployment waits for a lock: 300ms at first, then up to this (default 5s; 0: forever)
  --lock-retries N          how often a file that did not get a lock is retried (default 5)
  --snapshots N             how many snapshots of the schema the history retains (default 10; 0: record none)
  --statement-timeout TIME  how long a statement may take (default: the server's setting; 0: forever)
  --hook-timeout TIME       how long a program in hooks/ may take (default 5min; 0: forever)
  --history-schema NAME     the schema that holds the history (default postgres_manager)
  --output FORMAT           text or json (default text); status: also openmetrics
  --quiet                   no progress and no notices, only results and errors
  --verbose                 more detail: each statement as it runs
  -h, --help                show help, or help for the function that is named
  -V, --version             show the version

Exit status:
  0    done, also when there was nothing to do
  1    internal error
  2    usage: the command line or the settings cannot be understood
  3    the source tree is invalid; nothing was run
  4    refused because of the state of the instance or its environment; nothing was changed
  5    no connection, or the connection was lost
  6    a statement of the tree failed
  7    a lock was not obtained: that of all runs within --lock-wait, or one on a table of the history
  9    the run is done, but the hook after it failed
  130  stopped by SIGINT (Ctrl-C)
  143  stopped by SIGTERM, or by SIGHUP (the terminal was closed)
--- run deployment --help
--- status 0
--- stdout
postgres-manager deployment: update an existing instance from deployment/

Runs the files of deployment/ that the instance does not have, in the order of their ordinals, each in
its own transaction together with its history row. Stops at the first failure: the failed file is rolled back and is
pending again. A file that conflicts with another session (lock timeout, deadlock) is tried again after a pause. Then
the files of repeatable groups of create/ run that were edited since they last ran.

A database that contains objects and has no history is refused. If it already has some of the deployments, record
them with baseline; if none of them has run there, use --first-run once.

With --manual-deployment it runs the files of manual-deployment/ instead, each content once. They are for emergencies.

The programs hooks/before-deployment, after-deployment and after-failure run around it, if they exist:
they get the plan or the result as JSON, and a failing before-deployment stops the run.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index"

Options:
  --postgres-dsn DSN        the database: a URI (also without the option) or key=value pairs; else POSTGRES_MANAGER_DSN, DATABASE_URL, PG* (not validate, verify, import and prune)
  --dbname NAME             the database's name, instead of the one in the DSN
  --local [DIR]             use a private server in DIR (default .postgres-manager/server), started when needed
  --port N                  the private server also listens on this port of localhost, for applications
  --ephemeral               use a private server that is removed afterwards
  --postgres-bin DIR        where the private server's programs are (default: those of pg_config or in PATH)
  --root DIR                the directory that holds the source tree (default: this one)
  --environment NAME        read settings and variables from .env.NAME and postgres-manager.json
  --wait TIME               first wait up to this long for the server to accept queries, e.g. 60s
  --set NAME=VALUE          set a variable, as psql does; may be repeated
  --setting NAME=VALUE      set app.name for current_setting('app.name'); may be repeated
  --manual-deployment       use the files of manual-deployment/ instead of deployment/; repair: with --forget
  --reason TEXT             the reason, stored in the history (for deployment: only with --manual-deployment)
  --first-run               begin a history in a database that already contains objects or another history
  --allow-ahead             accept an instance that is ahead of the tree, because a release was rolled back
  --dry-run                 show what would be done and why, change nothing
  --transaction SCOPE       all: one transaction for all files (default of create); file: one for each file (default of deployment)
  --durable-each            wait for the disk after each file, not only after the last one
  --restore-point           before the first file, make a named restore point for point-in-time recovery
  --lock-wait TIME          how long to wait for another run to end, e.g. 30s or 5min (default 60s)
  --lock-timeout TIME       how long a deployment waits for a lock: 300ms at first, then up to this (default 5s; 0: forever)
  --lock-retries N          how often a file that did not get a lock is retried (default 5)
  --snapshots N             how many snapshots of the schema the history retains (default 10; 0: record none)
  --statement-timeout TIME  how long a statement may take (default: the server's setting; 0: forever)
  --hook-timeout TIME       how long a program in hooks/ may take (default 5min; 0: forever)
  --history-schema NAME     the schema that holds the history (default postgres_manager)
  --output FORMAT           text or json (default text); status: also openmetrics
  --quiet                   no progress and no notices, only results and errors
  --verbose                 more detail: each statement as it runs
  -h, --help                show help, or help for the function that is named
  -V, --version             show the version

Exit status:
  0    done, also when there was nothing to do
  1    internal error
  2    usage: the command line or the settings cannot be understood
  3    the source tree is invalid; nothing was run
  4    refused because of the state of the instance or its environment; nothing was changed
  5    no connection, or the connection was lost
  6    a statement of the tree failed
  7    a lock was not obtained: that of all runs within --lock-wait, or one on a table of the history
  9    the run is done, but the hook after it failed
  130  stopped by SIGINT (Ctrl-C)
  143  stopped by SIGTERM, or by SIGHUP (the terminal was closed)
