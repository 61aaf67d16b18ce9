# A repeatable file is recorded if its objects are the same as those that create/ makes; the others run.
--- file postgres-manager.json
{"repeatable": ["6-functions", "7-views", "8-rows"]}
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create schema app;
create table app.a (id int primary key, name text);
--- file create/6-functions/order.json
{"1": "fn_same.sql", "2": "fn_other.sql", "3": "fn_trigger.sql"}
--- file create/6-functions/fn_same.sql
create or replace function app.same(n int) returns int language sql as 'select n';
comment on function app.same(int) is 'The same.';
--- file create/6-functions/fn_other.sql
set search_path = app;
create or replace function other() returns int language sql as 'select 1';
--- file create/6-functions/fn_trigger.sql
create or replace function app.keep() returns trigger language plpgsql as 'begin return new; end';
drop trigger if exists keep on app.a;
create trigger keep before insert on app.a for each row execute function app.keep();
--- file create/7-views/order.json
{"1": "vw_a.sql", "2": "vw_missing.sql"}
--- file create/7-views/vw_a.sql
create or replace view app.names as select name from app.a;
--- file create/7-views/vw_missing.sql
create or replace view app.missing as select id from app.a;
grant select on app.missing to public;
--- file create/8-rows/order.json
{"1": "rows.sql"}
--- file create/8-rows/rows.sql
insert into app.a values (1, 'one') on conflict do nothing;
--- file deployment/00000-a.sql
create schema app;
create table app.a (id int primary key, name text);
--- sql
create schema app;
create table app.a (id int primary key, name text);
create function app.same(n int) returns int language sql as 'select n';
comment on function app.same(int) is 'The same.';
create function app.other() returns int language sql as 'select 2';
create function app.keep() returns trigger language plpgsql as 'begin return new; end';
create trigger keep before insert on app.a for each row execute function app.keep();
create view app.names as select name from app.a;
--- run baseline --with-repeatables --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
mark as in place   deployment/00000-a.sql  (the instance contains it)
mark as in place   create/6-functions/fn_same.sql  (its objects are the same as those of create/)
mark as in place   create/6-functions/fn_trigger.sql  (its objects are the same as those of create/)
mark as in place   create/7-views/vw_a.sql  (its objects are the same as those of create/)
dry run: no file would run; nothing was changed
--- stderr
building create/
[1/7] create/1-tables/tbl_a.sql  <time>
[2/7] create/6-functions/fn_same.sql  <time>
[3/7] create/6-functions/fn_other.sql  <time>
create/6-functions/fn_trigger.sql: notice: trigger "keep" for relation "app.a" does not exist, skipping
[4/7] create/6-functions/fn_trigger.sql  <time>
[5/7] create/7-views/vw_a.sql  <time>
[6/7] create/7-views/vw_missing.sql  <time>
[7/7] create/8-rows/rows.sql  <time>
<target>
notice: "create/6-functions/fn_other.sql" is not recorded and runs with the next deployment: function app.other() differs
notice: "create/7-views/vw_missing.sql" is not recorded and runs with the next deployment: view app.missing differs
notice: "create/8-rows/rows.sql" is not recorded and runs with the next deployment: a comparison of schemas does not show what its INSERT does
--- run baseline --with-repeatables --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"baseline","in_place":0,"notices":["\"create/6-functions/fn_other.sql\" is not recorded and runs with the next deployment: function app.other() differs","\"create/7-views/vw_missing.sql\" is not recorded and runs with the next deployment: view app.missing differs","\"create/8-rows/rows.sql\" is not recorded and runs with the next deployment: a comparison of schemas does not show what its INSERT does"],"steps":[{"action":"record-baselined","kind":"baseline","ordinal":0,"path":"deployment/00000-a.sql","statements":2,"reason":"the instance contains it"},{"action":"record-baselined","kind":"repeatable","path":"create/6-functions/fn_same.sql","statements":2,"reason":"its objects are the same as those of create/"},{"action":"record-baselined","kind":"repeatable","path":"create/6-functions/fn_trigger.sql","statements":3,"reason":"its objects are the same as those of create/"},{"action":"record-baselined","kind":"repeatable","path":"create/7-views/vw_a.sql","statements":1,"reason":"its objects are the same as those of create/"}]}
{"event":"finished","function":"baseline","result":"done","seconds":<time>,"completed":[{"action":"record-baselined","kind":"baseline","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>},{"action":"record-baselined","kind":"repeatable","path":"create/6-functions/fn_same.sql","seconds":<time>},{"action":"record-baselined","kind":"repeatable","path":"create/6-functions/fn_trigger.sql","seconds":<time>},{"action":"record-baselined","kind":"repeatable","path":"create/7-views/vw_a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- stderr
building create/
[1/7] create/1-tables/tbl_a.sql  <time>
[2/7] create/6-functions/fn_same.sql  <time>
[3/7] create/6-functions/fn_other.sql  <time>
create/6-functions/fn_trigger.sql: notice: trigger "keep" for relation "app.a" does not exist, skipping
[4/7] create/6-functions/fn_trigger.sql  <time>
[5/7] create/7-views/vw_a.sql  <time>
[6/7] create/7-views/vw_missing.sql  <time>
[7/7] create/8-rows/rows.sql  <time>
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run repeatable     create/6-functions/fn_other.sql  (has not run here)
run repeatable     create/7-views/vw_missing.sql  (has not run here)
run repeatable     create/8-rows/rows.sql  (has not run here)
dry run: 3 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>  in place before the history began

repeatable files
state    file                               when (UTC)
applied  create/6-functions/fn_same.sql     <when>
applied  create/6-functions/fn_other.sql    <when>
applied  create/6-functions/fn_trigger.sql  <when>
applied  create/7-views/vw_a.sql            <when>
applied  create/7-views/vw_missing.sql      <when>
applied  create/8-rows/rows.sql             <when>

1 deployment: 1 applied
--- query select path, kind, state from postgres_manager.history where kind = 'repeatable' order by id
create/6-functions/fn_same.sql|repeatable|baselined
create/6-functions/fn_trigger.sql|repeatable|baselined
create/7-views/vw_a.sql|repeatable|baselined
create/6-functions/fn_other.sql|repeatable|applied
create/7-views/vw_missing.sql|repeatable|applied
create/8-rows/rows.sql|repeatable|applied
--- query select statements_done, statements_total, sql_text from postgres_manager.history where path = 'create/7-views/vw_a.sql'
0|1|create or replace view app.names as select name from app.a;
--- run baseline --with-repeatables --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
baseline: nothing to do, 1 deployment is in place
