# Programs are named, with the place of their effect; the old name is in the first comment of the new file.
--- file migrations/1700000000000_add-users.sql
-- Up Migration
create table users (id int);

-- Down Migration
drop table users;
--- file migrations/1700000000001_load.js
exports.up = () => {};
--- run import migrations --accept unproven
--- status 0
--- stdout
taken over from node-pg-migrate, "migrations":
  1700000000000_add-users.sql  deployment/00000-add-users.sql, with undo file
not taken over:
  1700000000001_load.js  migration in JavaScript or TypeScript. Write its effect as SQL into a deployment: node-pg-migrate prints it with --verbose.
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
import: 1 migration, 1 undo file, 1 thing not taken over
next: run them on a private server: postgres-manager deployment --ephemeral
next: adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-add-users.sql  <time>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                            when (UTC)
      0  applied  deployment/00000-add-users.sql  <when>

1 deployment: 1 applied
