# The same content is added to deployment/ later: it is recorded as applied here, and runs on every other instance.
--- file manual-deployment/00000-fix.sql
create table fix (id int);
--- run deployment --manual-deployment --reason INC-42 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- file deployment/00000-fix.sql
create table fix (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, 1 deployment marked as applied, because its content ran as a manual deployment, in <time>
--- stderr
<target>
[1/1] deployment/00001-b.sql  <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
--- query select kind, path, state, statements_done, reason from postgres_manager.history order by id
manual-deployment|manual-deployment/00000-fix.sql|applied|1|INC-42
deployment|deployment/00000-fix.sql|adopted|0|
deployment|deployment/00001-b.sql|applied|1|
