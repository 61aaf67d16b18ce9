# Each row that does not fit is named, and nothing is written until a person has decided.
--- file db/migrations/000001_users.up.sql
create table users (id bigint primary key);
--- file db/migrations/000001_users.down.sql
drop table users;
--- file db/migrations/000002_email.up.sql
alter table users add email text;
--- file db/migrations/000002_email.down.sql
alter table users drop email;
--- file db/migrations/000003_name.up.sql
alter table users add name text;
--- file db/migrations/000003_name.down.sql
alter table users drop name;
--- run import db/migrations --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: database "{database}" has no history of golang-migrate
  hint: Name the database that the tool has kept up to date. If the tool's table has another name than usual, name that, too: --table NAME. Or take over the files alone: without --postgres-dsn, --local and --environment.
--- sql
create table users (id bigint primary key);
create table schema_migrations (version bigint not null primary key, dirty boolean not null);
insert into schema_migrations values (2, true);
--- run import db/migrations --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
db/migrations/000002_email.up.sql: error: 000002_email.up.sql has failed in the database, or did not complete [import-failed]
  hint: Repair it with the other tool, or count it as not in place: --accept failed.
1 problem in the history of golang-migrate; nothing was written
--- run import db/migrations --postgres-dsn {dsn} --output json
--- status 4
--- stdout
{"event":"findings","findings":[{"rule":"import-failed","location":{"file":"db/migrations/000002_email.up.sql"},"message":"000002_email.up.sql has failed in the database, or did not complete","hint":"Repair it with the other tool, or count it as not in place: --accept failed."}]}
--- run import db/migrations --postgres-dsn {dsn} --accept dirty
--- status 2
--- stderr
error: "dirty" cannot be accepted
  hint: Write one or more of changed, failed, ahead, late and unproven: --accept changed,late.
--- run import db/migrations --postgres-dsn {dsn} --accept failed,unproven --dry-run
--- status 0
--- stdout
would take over from golang-migrate, "db/migrations":
  000001_users.up.sql  deployment/00000-users.sql, with undo file
  000002_email.up.sql  deployment/00001-email.sql, with undo file
  000003_name.up.sql   deployment/00002-name.sql, with undo file
would write docs/imported.md
would write create/1-tables/order.json
would write postgres-manager.json
would write postgres-manager.schema.json
would write .gitignore
not proven, because of --accept unproven; create/ was not made
database "{database}": 1 migration is in place, would be recorded in its history; 2 pending
dry run: 3 migrations, 3 undo files, 0 things not taken over; nothing was changed
--- stderr
<target>
--- run import db/migrations --postgres-dsn {dsn} --accept failed,unproven
--- status 0
--- stdout
taken over from golang-migrate, "db/migrations":
  000001_users.up.sql  deployment/00000-users.sql, with undo file
  000002_email.up.sql  deployment/00001-email.sql, with undo file
  000003_name.up.sql   deployment/00002-name.sql, with undo file
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
database "{database}": 1 migration is in place, now recorded in its history; 2 pending
import: 3 migrations, 3 undo files, 0 things not taken over
next: see what the database has: postgres-manager status --postgres-dsn {dsn}
next: run what is pending: postgres-manager deployment --postgres-dsn {dsn}
--- stderr
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00001-email.sql  <time>
[2/2] deployment/00002-name.sql  <time>
--- sql
drop schema postgres_manager cascade;
update schema_migrations set version = 7, dirty = false;
--- run import db/migrations --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "other"
db/migrations: error: the history contains 7, and there is no file of it [import-ahead]
  hint: Get the file, or leave the row out: --accept ahead.
1 problem in the history of golang-migrate; nothing was written
