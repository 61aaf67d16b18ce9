# The main purpose: pending files run in order, and a second run does nothing.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
insert into b values (1), (2);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-b.sql  <time>
--- query select id from b order by id
1
2
--- query select kind, ordinal, path, state, statements_done, statements_total from postgres_manager.history order by id
deployment|0|deployment/00000-a.sql|applied|1|1
deployment|1|deployment/00001-b.sql|applied|2|2
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
