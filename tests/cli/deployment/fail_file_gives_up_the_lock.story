# Without the lock another run could run the same files.
--- file deployment/00000-a.sql
create table a (id int);
select pg_advisory_unlock_all();
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: the file released the lock that excludes other runs
  deployment/00000-a.sql
  hint: Remove pg_advisory_unlock_all() or DISCARD ALL from it; every file gets a clean session anyway.
--- query select ordinal, state from postgres_manager.history
0|failed
--- query select to_regclass('a') is null
t
