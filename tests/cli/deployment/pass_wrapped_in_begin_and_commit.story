# Runs as if unwrapped: in the transaction of its history row. Savepoints are allowed.
--- file deployment/00000-a.sql
BEGIN;
create table a (id int);
savepoint s;
create table b (id int);
rollback to s;
COMMIT;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- query select relname from pg_class where relnamespace = 'public'::regnamespace
a
--- query select state, statements_done, statements_total from postgres_manager.history
applied|4|4
