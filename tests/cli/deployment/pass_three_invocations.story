# The three documented invocations, unchanged except for host and password: a URI, --function.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run --postgres-dsn {uri} --function create
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- file deployment/00001-add-name.sql
alter table a add column name text;
--- run --postgres-dsn {uri} --function deployment
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-add-name.sql  <time>
--- file manual-deployment/00000-stop-the-bleeding.sql
create index a_name on a (name);
--- run --postgres-dsn {uri} --function deployment --manual-deployment
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] manual-deployment/00000-stop-the-bleeding.sql  <time>
--- query select kind, ordinal, path, state from postgres_manager.history order by id
create||create/1-tables/tbl_a.sql|applied
deployment|0|deployment/00000-a.sql|contained
deployment|1|deployment/00001-add-name.sql|applied
manual-deployment|0|manual-deployment/00000-stop-the-bleeding.sql|applied
