# A function is written in one place: deployment runs its file again, after the pending deployments.
--- file postgres-manager.json
{"repeatable": ["2-functions", "3-views"]}
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/2-functions/order.json
{"1": "fn_one.sql", "2": "fn_two.sql"}
--- file create/2-functions/fn_one.sql
create or replace function one() returns int language sql as 'select 1';
--- file create/2-functions/fn_two.sql
create or replace function two() returns int language sql as 'select 2';
--- file create/3-views/order.json
{"1": "vw_sum.sql"}
--- file create/3-views/vw_sum.sql
drop view if exists sum;
create view sum as select one() + two() as n;
--- directory deployment
--- run create --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
create: 4 files applied, in <time>
--- file deployment/00000-add-b.sql
alter table a add column b int;
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- file create/3-views/vw_sum.sql
drop view if exists sum;
create view sum as select one() + two() + coalesce(max(b), 0) as n from a;
--- file create/2-functions/fn_two.sql
create or replace function two() returns int language sql as 'select 20';
--- file deployment/00001-fill.sql
insert into a values (1, 300);
--- run deployment --postgres-dsn {dsn} --dry-run
--- status 0
--- stdout
run                deployment/00001-fill.sql  (has not run here)
run repeatable     create/2-functions/fn_two.sql  (was edited since it ran on <when>)
run repeatable     create/3-views/vw_sum.sql  (was edited since it ran on <when>)
dry run: 3 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

ordinal  state    file                        when (UTC)
      0  applied  deployment/00000-add-b.sql  <when>
      1  pending  deployment/00001-fill.sql

repeatable files
state      file                           when (UTC)            remark
contained  create/2-functions/fn_one.sql  <when>
pending    create/2-functions/fn_two.sql  <when>  edited since it ran; runs again
pending    create/3-views/vw_sum.sql      <when>  edited since it ran; runs again

2 deployments: 1 applied, 1 pending
check: found 1 pending, 2 repeatable files pending
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/00001-fill.sql  <time>
[2/3] create/2-functions/fn_two.sql  <time>
[3/3] create/3-views/vw_sum.sql  <time>
--- query select n from sum
321
--- query select kind, path, ordinal is null from postgres_manager.history where kind = 'repeatable' order by id
repeatable|create/2-functions/fn_two.sql|t
repeatable|create/3-views/vw_sum.sql|t
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
