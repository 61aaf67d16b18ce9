# Flyway has made two schemas, one of them for names without a schema. A file creates a role, another one uses a role of
# the server. The value of a placeholder is no psql variable: v[1:n] is a slice.
--- file sql/V1__users.sql
create role {database}_made;
create table users (id bigint primary key, v int[], n int);
grant select on users to {database}_made, {database}_there;
--- file sql/V2__log.sql
create table audit.${log} (id bigint);
create view slices as select v[1:n] as part from users;
--- sql
create role {database}_made;
create role {database}_there;
create schema app;
create schema audit;
set search_path to app, public;
create table users (id bigint primary key, v int[], n int);
grant select on users to {database}_made, {database}_there;
create table audit.log (id bigint);
create view slices as select v[1:n] as part from users;
create table flyway_schema_history (
    installed_rank integer primary key, version varchar(50), description varchar(200) not null,
    type varchar(20) not null, script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
    installed_on timestamp not null default now(), execution_time integer not null, success boolean not null);
insert into flyway_schema_history values
    (0, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"app","audit"', null, 'ann', '2024-05-01', 0, true),
    (1, '1', 'users', 'SQL', 'V1__users.sql', null, 'ann', '2024-05-01', 10, true),
    (2, '2', 'log', 'SQL', 'V2__log.sql', null, 'ann', '2024-05-01', 10, true);
--- run import sql --set log=log --set n=5
--- status 6
--- stderr
building the imported deployments
error: could not run the imported deployments
error: schema "audit" does not exist [3F000]
  deployment/00001-log.sql:5:14
  LINE 5: create table audit.log (id bigint);
                       ^
  hint: If the tool creates the schema itself, name it: --schemas NAME. Names without a schema then belong to it, or to the first of several.
  this file is made from V2__log.sql in "sql"
error: the migrations are not proven, so nothing was written
  hint: Correct the files, name a server that has what is missing with --scratch-dsn, or take them over as they are: --accept unproven.
--- run import sql --set log=log --set n=5 --schemas app,audit --dry-run --output json
--- status 0
--- stdout
{"event":"imported","dry_run":true,"tool":"flyway","directory":"sql","in_place":false,"migrations":[{"from":"V1__users.sql","path":"deployment/00000-users.sql","id":"1"},{"from":"V2__log.sql","path":"deployment/00001-log.sql","id":"2"}],"not_mapped":[],"variables":[],"schemas":["app","audit"],"files":[{"purpose":"create","path":"create/1-schemas/sch_app.sql"},{"purpose":"create","path":"create/1-schemas/sch_audit.sql"},{"purpose":"create","path":"create/2-tables/tbl_app.users.sql"},{"purpose":"create","path":"create/2-tables/tbl_audit.log.sql"},{"purpose":"create","path":"create/3-views/vw_app.slices.sql"},{"purpose":"order-json","path":"create/1-schemas/order.json"},{"purpose":"order-json","path":"create/2-tables/order.json"},{"purpose":"order-json","path":"create/3-views/order.json"},{"purpose":"deployment","path":"deployment/00000-users.sql"},{"purpose":"deployment","path":"deployment/00001-log.sql"},{"purpose":"imported-list","path":"docs/imported.md"},{"purpose":"settings","path":"postgres-manager.json"},{"purpose":"settings-schema","path":"postgres-manager.schema.json"},{"purpose":"gitignore","path":".gitignore"}],"kept":[],"proof":{"passed":true,"create_files":5,"roles":["{database}_made","{database}_there"],"notices":[],"differences":[],"create":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":12,"not_compared":[]},"right":{"name":"the deployments","server_version":<server>,"objects":12,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["app","audit","public"],"table":["app.users","audit.log"],"view":["app.slices"]}},"with_rows":[]},"next":["run them on a private server: postgres-manager deployment --ephemeral","adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database"]}
--- stderr
building the imported deployments
building create/
building create/
building an empty base with 2 deployments
--- run import sql --set log=log --set n=5 --postgres-dsn {dsn}
--- status 0
--- stdout
taken over from Flyway, "sql":
  V1__users.sql  deployment/00000-users.sql
  V2__log.sql    deployment/00001-log.sql
wrote create/1-schemas/order.json
wrote create/2-tables/order.json
wrote create/3-views/order.json
wrote docs/imported.md
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
the first deployment creates the schemas of Flyway: app, audit
names without a schema belong to app: each file sets search_path
database "{database}" is as its migrations make it
create/ was made: 5 files; it and the deployments lead to the same schema (12 objects)
role {database}_made has to exist before create runs
role {database}_there has to exist before create runs
database "{database}": 2 migrations are in place, now recorded in its history; 0 pending
import: 2 migrations, 0 undo files, 0 things not taken over
next: see what the database has: postgres-manager status --postgres-dsn {dsn}
next: check that nothing is to be done: postgres-manager deployment --postgres-dsn {dsn}
--- stderr
<target>
building the deployments that are in place
building the imported deployments
building create/
building create/
building an empty base with 2 deployments
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
--- run verify --base empty --quiet
--- status 0
--- stdout
verify: create/ and an empty base with 2 deployments lead to the same schema (12 objects), in <time>
