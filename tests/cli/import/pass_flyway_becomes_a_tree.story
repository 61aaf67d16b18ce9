# A directory of Flyway: versions in their order, undo files, repeatable migrations and placeholders; the tree runs as it
# was written.
--- file db/V1__create_users.sql
create schema ${schema};
create table ${schema}.users (id int primary key, name text);
--- file db/V1.10__add_email.sql
-- The address for invoices.
alter table ${schema}.users add column email text;
--- file db/U1.10__add_email.sql
alter table ${schema}.users drop column email;
--- file db/V1.9__index.sql
create index concurrently users_name on ${schema}.users (name);
--- file db/R__names.sql
create or replace view ${schema}.names as select name from ${schema}.users;
--- file db/afterMigrate.sql
select 1;
--- run import db --dry-run --accept unproven
--- status 0
--- stdout
would take over from Flyway, "db":
  V1__create_users.sql  deployment/00000-create-users.sql
  V1.9__index.sql       deployment/00001-index.sql
  V1.10__add_email.sql  deployment/00002-add-email.sql, with undo file
  R__names.sql          create/90-repeatable/names.sql
not taken over:
  afterMigrate.sql  callback. Programs in hooks/ run before and after; a deployment may contain what ran once.
would write create/90-repeatable/order.json
would write docs/imported.md
would write create/1-tables/order.json
would write postgres-manager.json
would write postgres-manager.schema.json
would write .gitignore
not proven, because of --accept unproven; create/ was not made
dry run: 4 migrations, 1 undo file, 1 thing not taken over; nothing was changed
--- run import db --accept unproven
--- status 0
--- stdout
taken over from Flyway, "db":
  V1__create_users.sql  deployment/00000-create-users.sql
  V1.9__index.sql       deployment/00001-index.sql
  V1.10__add_email.sql  deployment/00002-add-email.sql, with undo file
  R__names.sql          create/90-repeatable/names.sql
not taken over:
  afterMigrate.sql  callback. Programs in hooks/ run before and after; a deployment may contain what ran once.
wrote create/90-repeatable/order.json
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
import: 4 migrations, 1 undo file, 1 thing not taken over
next: run them on a private server: postgres-manager deployment --ephemeral --set schema=VALUE
next: adopt an instance that has them: postgres-manager baseline --set schema=VALUE --dry-run --postgres-dsn postgresql://user@host:5432/database
--- run deployment --postgres-dsn {dsn} --set schema=shop
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- stderr
<target>
[1/4] deployment/00000-create-users.sql  <time>
[2/4] deployment/00001-index.sql  <time>
[3/4] deployment/00002-add-email.sql  <time>
[4/4] create/90-repeatable/names.sql  <time>
--- run undo --postgres-dsn {dsn} --set schema=shop --yes
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- stderr
<target>
[1/1] undo/00002-add-email.sql  <time>
--- query select name from shop.names
--- run import db --accept unproven
--- status 0
--- stdout
import: nothing to do, the files of Flyway are taken over already
