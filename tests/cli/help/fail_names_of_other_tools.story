# A name from another tool, or the start of a name, leads to the function.
--- server none
--- run deploy
--- status 2
--- stderr
error: unknown function "deploy"
  hint: Did you mean --function deployment?
--- run migrate
--- status 2
--- stderr
error: unknown function "migrate"
  hint: Did you mean --function deployment?
--- run up
--- status 2
--- stderr
error: unknown function "up"
  hint: Did you mean --function deployment?
--- run info
--- status 2
--- stderr
error: unknown function "info"
  hint: Did you mean --function status?
--- run clean
--- status 2
--- stderr
error: unknown function "clean"
  hint: Did you mean --function reset?
--- run rollback
--- status 2
--- stderr
error: unknown function "rollback"
  hint: Did you mean --function undo?
--- run vali
--- status 2
--- stderr
error: unknown function "vali"
  hint: Did you mean --function validate?
--- run help info
--- status 2
--- stderr
error: unknown function "info"
  hint: Did you mean postgres-manager help status?
--- run status --dry-rum
--- status 2
--- stderr
error: unknown option "--dry-rum"
  hint: See its options: postgres-manager help status.
--- run --dry-rum
--- status 2
--- stderr
error: unknown option "--dry-rum"
  hint: Did you mean --dry-run?
--- run wait
--- status 2
--- stderr
error: no database was named
  detail: It is read from, in this order: --postgres-dsn DSN; the environment variable POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own variables (PGHOST, PGDATABASE, PGSERVICE, ...); the keys "postgres-dsn" and "local" in postgres-manager.json.
  hint: Name one: --postgres-dsn postgresql://user@host:5432/database.
