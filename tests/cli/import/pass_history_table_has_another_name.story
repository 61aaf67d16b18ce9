# A tool may have been told to write its history into another table.
--- file db/20240101000000_users.sql
-- migrate:up
create table users (id bigint primary key);
-- migrate:down
drop table users;
--- file db/20240102000000_more.sql
-- migrate:up
alter table users add email text;
-- migrate:down
alter table users drop email;
--- sql
create table users (id bigint primary key);
create schema app;
create table app.migrations (version varchar(128) primary key);
insert into app.migrations values ('20240101000000');
--- run import db --postgres-dsn {dsn} --accept unproven
--- status 4
--- stderr
<target>
error: database "{database}" has no history of dbmate
  hint: Name the database that the tool has kept up to date. If the tool's table has another name than usual, name that, too: --table NAME. Or take over the files alone: without --postgres-dsn, --local and --environment.
--- run import db --postgres-dsn {dsn} --accept unproven --table app.migration --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"database \"{database}\" has no history of dbmate","hint":"Name the database that the tool has kept up to date. If the tool's table has another name than usual, name that, too: --table NAME. Or take over the files alone: without --postgres-dsn, --local and --environment."}}
--- run import db --postgres-dsn {dsn} --accept unproven --table app.migrations
--- status 0
--- stdout
taken over from dbmate, "db":
  20240101000000_users.sql  deployment/00000-users.sql, with undo file
  20240102000000_more.sql   deployment/00001-more.sql, with undo file
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
database "{database}": 1 migration is in place, now recorded in its history; 1 pending
import: 2 migrations, 2 undo files, 0 things not taken over
next: see what the database has: postgres-manager status --postgres-dsn {dsn}
next: run what is pending: postgres-manager deployment --postgres-dsn {dsn}
--- stderr
<target>
--- query select ordinal, path, state, reason from postgres_manager.history
0|deployment/00000-users.sql|baselined|imported from dbmate: 20240101000000_users.sql
--- run import db --table app.migrations
--- status 2
--- stderr
error: option --table names a history, but no database is named
  hint: Name the database that contains it: --postgres-dsn, --local or --environment.
