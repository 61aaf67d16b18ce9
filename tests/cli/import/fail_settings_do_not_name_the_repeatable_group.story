# postgres-manager.json is the user's: the program does not edit it.
--- server none
--- file db/R__v.sql
create or replace view v as select 1;
--- file postgres-manager.json
{}
--- run import db --accept unproven
--- status 4
--- stderr
error: postgres-manager.json does not name the group for repeatable migrations
  hint: Write this into it: "repeatable": ["90-repeatable"].
--- file postgres-manager.json
{"repeatable": ["90-repeatable"]}
--- run import db --accept unproven
--- status 0
--- stdout
taken over from Flyway, "db":
  R__v.sql  create/90-repeatable/v.sql
wrote create/90-repeatable/order.json
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
import: 1 migration, 0 undo files, 0 things not taken over
next: run them on a private server: postgres-manager deployment --ephemeral
next: adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database
