# The files of two tools are in one directory, and --from says whose are taken over.
--- server none
--- file 1_a.up.sql
create table a (id int);
--- file 2_b.sql
-- +goose Up
create table b (id int);
--- run import . --root new --accept unproven
--- status 2
--- stderr
error: "." contains files of golang-migrate ("1_a.up.sql") and goose ("2_b.sql")
  hint: Name the tool whose files are to be taken over: --from golang-migrate.
--- run import . --root new --from golang-migrate --accept unproven
--- status 0
--- stdout
taken over from golang-migrate, ".":
  1_a.up.sql  deployment/00000-a.sql
not taken over:
  2_b.sql  file without the name of a migration. Taken over are <version>_<name>.up.sql and <version>_<name>.down.sql.
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
import: 1 migration, 0 undo files, 1 thing not taken over
next: run them on a private server: postgres-manager deployment --root {root}/new --ephemeral
next: adopt an instance that has them: postgres-manager baseline --root {root}/new --dry-run --postgres-dsn postgresql://user@host:5432/database
--- stderr
paths and commands are relative to "new"
