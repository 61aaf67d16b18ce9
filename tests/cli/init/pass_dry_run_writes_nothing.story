# The files are shown before they are written.
--- server none
--- run init --dry-run --ci gitlab
--- status 0
--- stdout
would write create/1-tables/order.json  (the order of the first group of create/)
    {}
would write deployment/.gitkeep  (keeps the directory in git)
would write postgres-manager.json  (settings)
    {
      "$schema": "postgres-manager.schema.json"
    }
would write postgres-manager.schema.json  (describes the settings, for editors)
would write .gitignore  (excludes private servers and files with passwords)
    .postgres-manager/
    .env
    .env.*
    !.env.*.example
would write .gitlab-ci.yml  (checks each change: set POSTGRES_MANAGER_REPOSITORY there)
    # Checks each change of the database: the rules of the tree, and that create/ and deployment/ agree.
    # POSTGRES_MANAGER_REPOSITORY is a variable of this project: the URL from which to clone the program.
    database:
      image: debian:12
      variables:
        GIT_DEPTH: 0 # verify compares with the commit where the branch left main
      before_script:
        - apt-get update && apt-get install -y --no-install-recommends git ca-certificates
        - git config --global --add safe.directory "$CI_PROJECT_DIR"
        - git fetch origin "$CI_DEFAULT_BRANCH:refs/remotes/origin/$CI_DEFAULT_BRANCH"
        - git clone --depth 1 "$POSTGRES_MANAGER_REPOSITORY" /opt/postgres-manager
        - (cd /opt/postgres-manager && ./scripts/install-dependencies && ./scripts/build && cmake --install build/release)
      script:
        - postgres-manager validate
        - postgres-manager verify
dry run: nothing was changed
--- run status
--- status 2
--- stderr
error: no database was named
  detail: It is read from, in this order: --postgres-dsn DSN, --local or --ephemeral; the environment variable POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own variables (PGHOST, PGDATABASE, PGSERVICE, ...); the keys "postgres-dsn" and "local" in postgres-manager.json.
  hint: Name one: --postgres-dsn postgresql://user@host:5432/database; or try a private server: --local. To begin a source tree here: postgres-manager init
