# Nothing is overwritten, and nothing is added to other deployments.
--- server none
--- file migrations/1_init.sql
-- migrate:up
create table a (id int);
--- file deployment/00000-other.sql
select 1;
--- run import migrations --accept unproven
--- status 4
--- stderr
error: deployment/ already contains other deployments
  hint: Take the files over into a new tree: name its directory with --root.
--- run import migrations --root new --accept unproven
--- status 0
--- stdout
taken over from dbmate, "migrations":
  1_init.sql  deployment/00000-init.sql
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
import: 1 migration, 0 undo files, 0 things not taken over
next: run them on a private server: postgres-manager deployment --root {root}/new --ephemeral
next: adopt an instance that has them: postgres-manager baseline --root {root}/new --dry-run --postgres-dsn postgresql://user@host:5432/database
--- stderr
paths and commands are relative to "new"
--- file new/deployment/00000-init.sql
-- edited
--- run import migrations --root new --accept unproven
--- status 4
--- stderr
error: deployment/ already contains other deployments
  hint: Take the files over into a new tree: name its directory with --root.
