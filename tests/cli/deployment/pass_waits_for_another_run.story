# The second run shows the run it waits for, continues after its end, and has nothing to do.
--- file deployment/00000-slow.sql
do $$
begin
  while (select count(*) from pg_stat_activity
         where application_name = 'postgres-manager deployment' and datname = current_database()) < 2 loop
    perform pg_sleep(0.02), pg_stat_clear_snapshot();
  end loop;
  perform pg_sleep(0.5);  -- until the other one has asked for the lock
end $$;
--- start deployment --quiet --postgres-dsn {dsn}
--- until select count(*) from pg_stat_activity where application_name = 'postgres-manager deployment' and datname = current_database() and wait_event = 'PgSleep'
1
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
waiting for another run: process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>, query: do $$\nbegin\n  while (select count(*) from pg_stat_activity\n         where app
--- end
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select state from postgres_manager.history
applied
