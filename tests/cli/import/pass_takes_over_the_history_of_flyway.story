# The files, the history and the proof in one command; then there is nothing to do. The checksums are Flyway's: CRC-32 of
# the lines.
--- file sql/V1__create_users.sql
create table users (id bigint primary key, name text not null);
--- file sql/V2__add_email.sql
alter table users add email text;
create index users_email on users (email);
--- file sql/V3__add_orders.sql
create table orders (id bigint primary key, user_id bigint references users);
--- file sql/R__names.sql
create or replace view names as select name from users;
--- sql
create table users (id bigint primary key, name text not null);
alter table users add email text;
create index users_email on users (email);
create or replace view names as select name from users;
create table flyway_schema_history (
  installed_rank integer not null primary key, version varchar(50), description varchar(200) not null,
  type varchar(20) not null, script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
  installed_on timestamp not null default now(), execution_time integer not null, success boolean not null);
insert into flyway_schema_history values
  (1, '1', 'create users', 'SQL', 'V1__create_users.sql', 1703056331, 'ann', '2024-05-01 08:00', 20, true),
  (2, '2', 'add email', 'SQL', 'V2__add_email.sql', -179704597, 'ann', '2024-06-01 08:00', 20, true),
  (3, null, 'names', 'SQL', 'R__names.sql', 10669426, 'ann', '2024-06-01 08:01', 20, true);
--- run import sql --postgres-dsn {dsn}
--- status 0
--- stdout
taken over from Flyway, "sql":
  V1__create_users.sql  deployment/00000-create-users.sql
  V2__add_email.sql     deployment/00001-add-email.sql
  V3__add_orders.sql    deployment/00002-add-orders.sql
  R__names.sql          create/90-repeatable/names.sql
wrote create/1-tables/order.json
wrote create/90-repeatable/order.json
wrote docs/imported.md
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
database "{database}" is as its migrations make it
create/ was made: 2 files; it and the deployments lead to the same schema (13 objects)
database "{database}": 3 migrations are in place, now recorded in its history; 1 pending
import: 4 migrations, 0 undo files, 0 things not taken over
next: see what the database has: postgres-manager status --postgres-dsn {dsn}
next: run what is pending: postgres-manager deployment --postgres-dsn {dsn}
--- stderr
<target>
building the deployments that are in place
building the imported deployments
building create/
building create/
building an empty base with 4 deployments
--- query select ordinal, path, state, finished_at::date, reason from postgres_manager.history order by id
0|deployment/00000-create-users.sql|baselined|2024-05-01|imported from Flyway: V1__create_users.sql, applied by ann
1|deployment/00001-add-email.sql|baselined|2024-06-01|imported from Flyway: V2__add_email.sql, applied by ann
|create/90-repeatable/names.sql|baselined|2024-06-01|imported from Flyway: R__names.sql, applied by ann
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00002-add-orders.sql  <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 3 deployments are in place
--- stderr
<target>
--- run verify --base empty --quiet
--- status 0
--- stdout
verify: create/ and an empty base with 4 deployments lead to the same schema (14 objects), in <time>
--- run import sql --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}" has a history of this program already, which stays as it is
import: nothing to do, the files of Flyway are taken over already
--- stderr
<target>
--- run import sql --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"event":"imported","dry_run":false,"tool":"flyway","directory":"sql","in_place":true,"migrations":[{"from":"V1__create_users.sql","path":"deployment/00000-create-users.sql","id":"1"},{"from":"V2__add_email.sql","path":"deployment/00001-add-email.sql","id":"2"},{"from":"V3__add_orders.sql","path":"deployment/00002-add-orders.sql","id":"3"},{"from":"R__names.sql","path":"create/90-repeatable/names.sql"}],"not_mapped":[],"variables":[],"schemas":[],"files":[],"kept":["create","deployment","postgres-manager.json","postgres-manager.schema.json",".gitignore"],"database":{"name":"{database}","has_history":true},"next":["see what the database has: postgres-manager status --postgres-dsn {dsn}"]}
