# The server rolls back by itself; earlier files stay applied, and the file is pending. The failed attempt is recorded
# over a new connection.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
select pg_terminate_backend(pg_backend_pid());
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --postgres-dsn {dsn}
--- status 5
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-b.sql  rolled back
not tried  deployment/00002-c.sql
1 applied, 1 failed, 1 not tried; run the same command again
--- stderr
<target>
[1/3] deployment/00000-a.sql  <time>
error: the connection to the server was lost
  deployment/00001-b.sql:2:1
  LINE 2: select pg_terminate_backend(pg_backend_pid());
          ^
  detail: libpq says: terminating connection due to administrator command
  hint: See the state of the instance: postgres-manager status --postgres-dsn {dsn}.
--- query select ordinal, state from postgres_manager.history order by id
0|applied
1|failed
--- query select relname from pg_class where relnamespace = 'public'::regnamespace
a
