# Nothing is written, and validate does not wait for a run that holds the lock.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-slow.sql
do $$ begin while not exists (select from gate) loop perform pg_sleep(0.02); end loop; end $$;
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: 1 file in create/, 2 deployments, no manual-deployment/, no findings; database "{database}": 0 in place, 2 pending, nothing to refuse
--- stderr
<target>
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- sql
create table gate (open bool);
--- start deployment --first-run --quiet --postgres-dsn {dsn}
--- until select count(*) from pg_stat_activity where application_name = 'postgres-manager deployment' and datname = current_database() and wait_event = 'PgSleep'
1
--- file deployment/00000-a.sql
create table a (id int); -- the first table
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: 1 file in create/, 2 deployments, no manual-deployment/, no findings; database "{database}": 1 in place, 1 pending, nothing to refuse
--- stderr
<target>
notice: "deployment/00000-a.sql" was edited since it ran, in comments or white space only
--- run validate --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"event":"validated","files":{"create":1,"deployment":2},"missing":["manual-deployment"],"findings":[],"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","in_place":1,"pending":1,"notices":["\"deployment/00000-a.sql\" was edited since it ran, in comments or white space only"],"refusals":[]}
--- run validate --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
validate: 1 file in create/, 2 deployments, no manual-deployment/, no findings; database "{database}": 1 in place, 1 pending, nothing to refuse
--- sql
insert into gate values (true);
--- end
--- status 0
--- stdout
deployment: 2 files applied, in <time>
