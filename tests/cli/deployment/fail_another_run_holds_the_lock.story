# Waiting has a limit, and the waiting run shows the holder of the lock.
--- sql
create table gate (open bool);
--- file deployment/00000-slow.sql
do $$ begin while not exists (select from gate) loop perform pg_sleep(0.02); end loop; end $$;
--- start deployment --first-run --postgres-dsn {dsn}
--- until select count(*) from pg_stat_activity where application_name = 'postgres-manager deployment' and datname = current_database() and wait_event = 'PgSleep'
1
--- run deployment --lock-wait 2s --postgres-dsn {dsn}
--- status 7
--- stderr
<target>
waiting for another run: process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>, query: do $$ begin while not exists (select from gate) loop perform pg_sleep(0.02); end
error: another run holds the lock of this database; waited <time> for it
  detail: It is held by process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>.
  hint: Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend(<pid>)
--- run deployment --lock-wait 0 --quiet --postgres-dsn {dsn}
--- status 7
--- stderr
error: another run holds the lock of this database; waited <time> for it
  detail: It is held by process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>.
  hint: Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend(<pid>)
--- sql
insert into gate values (true);
--- end
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-slow.sql  <time>
