# Works while a run holds the lock.
--- sql
create table gate (open bool);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-slow.sql
do $$ begin while not exists (select from gate) loop perform pg_sleep(0.02); end loop; end $$;
--- start deployment --first-run --quiet --postgres-dsn {dsn}
--- until select count(*) from pg_stat_activity where application_name = 'postgres-manager deployment' and datname = current_database() and wait_event = 'PgSleep'
1
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                       when (UTC)
      0  applied  deployment/00000-a.sql     <when>
      1  pending  deployment/00001-slow.sql

2 deployments: 1 applied, 1 pending
--- sql
insert into gate values (true);
--- end
--- status 0
--- stdout
deployment: 2 files applied, in <time>
