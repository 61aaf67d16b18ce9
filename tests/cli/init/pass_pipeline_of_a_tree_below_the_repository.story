# A service reads its pipeline at the top of the repository, which may contain more than the tree.
--- server none
--- git init -qb main
--- run init database --ci github
--- status 0
--- stdout
wrote create/1-tables/order.json  (the order of the first group of create/)
wrote deployment/.gitkeep  (keeps the directory in git)
wrote postgres-manager.json  (settings)
wrote postgres-manager.schema.json  (describes the settings, for editors)
wrote .gitignore  (excludes private servers and files with passwords)
wrote ../.github/workflows/postgres-manager.yml  (checks each change: set POSTGRES_MANAGER_REPOSITORY there)
next: write the first table: postgres-manager new --root {root}/database --table NAME
next: create an instance on a private server: postgres-manager create --root {root}/database --local
next: prove that create/ and deployment/ agree: postgres-manager verify --root {root}/database --base empty
--- stderr
paths and commands are relative to "database"
--- run init database --ci gitlab --output json
--- status 0
--- stdout
{"event":"initialised","dry_run":false,"files":[{"purpose":"pipeline","path":"../.gitlab-ci.yml","text":"# Checks each change of the database: the rules of the tree, and that create/ and deployment/ agree.\n# POSTGRES_MANAGER_REPOSITORY is a variable of this project: the URL from which to clone the program.\ndatabase:\n  image: debian:12\n  variables:\n    GIT_DEPTH: 0 # verify compares with the commit where the branch left main\n  before_script:\n    - apt-get update && apt-get install -y --no-install-recommends git ca-certificates\n    - git config --global --add safe.directory \"$CI_PROJECT_DIR\"\n    - git fetch origin \"$CI_DEFAULT_BRANCH:refs/remotes/origin/$CI_DEFAULT_BRANCH\"\n    - git clone --depth 1 \"$POSTGRES_MANAGER_REPOSITORY\" /opt/postgres-manager\n    - (cd /opt/postgres-manager && ./scripts/install-dependencies && ./scripts/build && cmake --install build/release)\n  script:\n    - postgres-manager validate --root database\n    - postgres-manager verify --root database\n"}],"kept":["create","deployment","postgres-manager.json","postgres-manager.schema.json",".gitignore"],"next":["write the first table: postgres-manager new --root {root}/database --table NAME","create an instance on a private server: postgres-manager create --root {root}/database --local","prove that create/ and deployment/ agree: postgres-manager verify --root {root}/database --base empty"]}
--- run init "another tree" --ci github
--- status 0
--- stdout
wrote create/1-tables/order.json  (the order of the first group of create/)
wrote deployment/.gitkeep  (keeps the directory in git)
wrote postgres-manager.json  (settings)
wrote postgres-manager.schema.json  (describes the settings, for editors)
wrote .gitignore  (excludes private servers and files with passwords)
kept ../.github/workflows/postgres-manager.yml  (exists already)
next: write the first table: postgres-manager new --root '{root}/another tree' --table NAME
next: create an instance on a private server: postgres-manager create --root '{root}/another tree' --local
next: prove that create/ and deployment/ agree: postgres-manager verify --root '{root}/another tree' --base empty
--- stderr
paths and commands are relative to "another tree"
