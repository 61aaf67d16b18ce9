# Purpose, examples, options; the same under both spellings.
--- server none
--- run help deployment
--- status 0
--- stdout
postgres-manager deployment: bring an existing instance forward from deployment/

Runs what deployment/ has and the instance does not, in the order of the ordinals, each file in a
transaction of its own together with its history row. Stops at the first failure: the file that failed is
rolled back and simply pending again. A file that collides with somebody (lock timeout, deadlock) is
tried again after a pause. Then come the files of repeatable groups of create/ that were edited since they ran.

A database that holds objects and has no history is refused. If it has some of the deployments already, record them with
baseline; if none of them has run there, say so once with --first-run.

With --manual-deployment it runs the emergency files of manual-deployment/ instead, each content once.

The programs hooks/before-deployment, after-deployment and after-failure run around it, if they are there:
they get the plan or the outcome as JSON, and a failing before-deployment stops the run.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index"

Options:
  --postgres-dsn DSN        the database: a URI (also as a word) or key=value pairs; else POSTGRES_MANAGER_DSN, DATABASE_URL, PG* (not validate)
  --dbname NAME             the database's name, instead of the one in the DSN
  --local [DIR]             use a private server in DIR (default .postgres-manager/server), started when needed
  --ephemeral               use a private server that is thrown away afterwards
  --postgres-bin DIR        where the private server's programs are (default: those of pg_config or in PATH)
  --root DIR                the directory that holds the source tree (default: this one)
  --environment NAME        take settings and variables from .env.NAME and postgres-manager.json
  --wait TIME               wait so long for the server to accept queries, e.g. 60s, before the function begins
  --set NAME=VALUE          set a variable, as psql does; may be repeated
  --setting NAME=VALUE      set app.name for current_setting('app.name'); may be repeated
  --manual-deployment       the emergency files of manual-deployment/ instead
  --reason TEXT             why it is done; kept in the history (of deployments: with --manual-deployment)
  --first-run               begin a history where the database holds objects, or another history, already
  --allow-ahead             an instance that is ahead of the tree is fine: a release was rolled back
  --dry-run                 show what would be done and why, change nothing
  --transaction SCOPE       all: one for all files (default of create); file: one each (of deployment)
  --durable-each            wait for the disk after each file, not only after the last one
  --lock-wait TIME          how long to wait for another run to end, e.g. 30s or 5min (default 60s)
  --lock-timeout TIME       how long a deployment waits for a lock: 300ms at first, then up to this (default 5s; 0: forever)
  --lock-retries N          how often a file is tried again that ran into a lock (default 5)
  --snapshots N             how many snapshots of the schema the history keeps (default 10; 0: record none)
  --statement-timeout TIME  how long a statement may take (default: what the server says; 0: forever)
  --hook-timeout TIME       how long a program in hooks/ may take (default 5min; 0: forever)
  --history-schema NAME     the schema that holds the history (default postgres_manager)
  --output FORMAT           text or json (default text)
  --quiet                   no progress and no notices, only results and errors
  --verbose                 more detail: each statement as it runs
  -h, --help                show help, for a function when one is named
  -V, --version             show the version

Exit status:
  0    done, also when there was nothing to do
  1    internal error
  2    usage: the command line or the settings cannot be understood
  3    the source tree is invalid; nothing was sent to a server
  4    refused because of the state of the instance or its surroundings; nothing was changed
  5    no connection, or the connection was lost
  6    a statement of the tree failed
  7    another run holds the lock for longer than --lock-wait
  9    the run is done, but the hook behind it failed
  130  stopped by SIGINT (Ctrl-C)
  143  stopped by SIGTERM, or by SIGHUP (the terminal was closed)
--- run deployment --help
--- status 0
--- stdout
postgres-manager deployment: bring an existing instance forward from deployment/

Runs what deployment/ has and the instance does not, in the order of the ordinals, each file in a
transaction of its own together with its history row. Stops at the first failure: the file that failed is
rolled back and simply pending again. A file that collides with somebody (lock timeout, deadlock) is
tried again after a pause. Then come the files of repeatable groups of create/ that were edited since they ran.

A database that holds objects and has no history is refused. If it has some of the deployments already, record them with
baseline; if none of them has run there, say so once with --first-run.

With --manual-deployment it runs the emergency files of manual-deployment/ instead, each content once.

The programs hooks/before-deployment, after-deployment and after-failure run around it, if they are there:
they get the plan or the outcome as JSON, and a failing before-deployment stops the run.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index"

Options:
  --postgres-dsn DSN        the database: a URI (also as a word) or key=value pairs; else POSTGRES_MANAGER_DSN, DATABASE_URL, PG* (not validate)
  --dbname NAME             the database's name, instead of the one in the DSN
  --local [DIR]             use a private server in DIR (default .postgres-manager/server), started when needed
  --ephemeral               use a private server that is thrown away afterwards
  --postgres-bin DIR        where the private server's programs are (default: those of pg_config or in PATH)
  --root DIR                the directory that holds the source tree (default: this one)
  --environment NAME        take settings and variables from .env.NAME and postgres-manager.json
  --wait TIME               wait so long for the server to accept queries, e.g. 60s, before the function begins
  --set NAME=VALUE          set a variable, as psql does; may be repeated
  --setting NAME=VALUE      set app.name for current_setting('app.name'); may be repeated
  --manual-deployment       the emergency files of manual-deployment/ instead
  --reason TEXT             why it is done; kept in the history (of deployments: with --manual-deployment)
  --first-run               begin a history where the database holds objects, or another history, already
  --allow-ahead             an instance that is ahead of the tree is fine: a release was rolled back
  --dry-run                 show what would be done and why, change nothing
  --transaction SCOPE       all: one for all files (default of create); file: one each (of deployment)
  --durable-each            wait for the disk after each file, not only after the last one
  --lock-wait TIME          how long to wait for another run to end, e.g. 30s or 5min (default 60s)
  --lock-timeout TIME       how long a deployment waits for a lock: 300ms at first, then up to this (default 5s; 0: forever)
  --lock-retries N          how often a file is tried again that ran into a lock (default 5)
  --snapshots N             how many snapshots of the schema the history keeps (default 10; 0: record none)
  --statement-timeout TIME  how long a statement may take (default: what the server says; 0: forever)
  --hook-timeout TIME       how long a program in hooks/ may take (default 5min; 0: forever)
  --history-schema NAME     the schema that holds the history (default postgres_manager)
  --output FORMAT           text or json (default text)
  --quiet                   no progress and no notices, only results and errors
  --verbose                 more detail: each statement as it runs
  -h, --help                show help, for a function when one is named
  -V, --version             show the version

Exit status:
  0    done, also when there was nothing to do
  1    internal error
  2    usage: the command line or the settings cannot be understood
  3    the source tree is invalid; nothing was sent to a server
  4    refused because of the state of the instance or its surroundings; nothing was changed
  5    no connection, or the connection was lost
  6    a statement of the tree failed
  7    another run holds the lock for longer than --lock-wait
  9    the run is done, but the hook behind it failed
  130  stopped by SIGINT (Ctrl-C)
  143  stopped by SIGTERM, or by SIGHUP (the terminal was closed)
