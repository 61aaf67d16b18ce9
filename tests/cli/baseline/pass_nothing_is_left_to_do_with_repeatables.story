# Where everything is the same, deployment has nothing to do; an edited file runs as always.
--- file postgres-manager.json
{"repeatable": ["2-views"]}
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/2-views/order.json
{"1": "vw_b.sql", "2": "grants.sql"}
--- file create/2-views/vw_b.sql
drop view if exists b cascade;
create view b as select id from a where id in (1, 2);
--- file create/2-views/grants.sql
grant select on all tables in schema public to public;
--- file deployment/00000-a.sql
create table a (id int);
--- sql
create table a (id int);
create view b as select id from a where id in (1, 2);
grant select on all tables in schema public to public;
--- run baseline --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
baseline: 1 deployment marked as in place, in <time>
--- run baseline --with-repeatables --reason "from pg_dump" --postgres-dsn {dsn}
--- status 0
--- stdout
baseline: 2 repeatable files marked as in place, in <time>
--- stderr
building create/
[1/3] create/1-tables/tbl_a.sql  <time>
create/2-views/vw_b.sql: notice: view "b" does not exist, skipping
[2/3] create/2-views/vw_b.sql  <time>
[3/3] create/2-views/grants.sql  <time>
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>  in place before the history began

repeatable files
state    file                       when (UTC)
applied  create/2-views/vw_b.sql    <when>
applied  create/2-views/grants.sql  <when>

1 deployment: 1 applied
check: nothing found
--- run deployment --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[]}
{"event":"finished","function":"deployment","result":"nothing-to-do","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- file create/2-views/vw_b.sql
drop view if exists b cascade;
create view b as select id from a where id in (1, 2, 3);
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run repeatable     create/2-views/vw_b.sql  (was edited since it ran on <when>)
dry run: 1 file would run, in a transaction; nothing was changed
--- stderr
<target>
