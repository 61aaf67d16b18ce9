# Committed statements are already recorded, so the next run continues after them.
--- file deployment/00000-a.sql
-- postgres-manager: no-transaction
create table a (id int);
set search_path to pg_temp, public;
insert into a values (1);
do $$ begin if not exists (select from a where id = 2) then perform pg_terminate_backend(pg_backend_pid()); end if; end $$;
create table b as select current_setting('search_path') as path;
--- run deployment --postgres-dsn {dsn}
--- status 5
--- stdout
failed     deployment/00000-a.sql  at least 3 of 5 statements are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; run the same command again
--- stderr
<target>
error: the connection to the server was lost
  deployment/00000-a.sql:5:1
  LINE 5: do $$ begin if not exists (select from a where id = 2) then perform pg_terminate_backend(pg_backend_...
          ^
  detail: libpq says: terminating connection due to administrator command
  hint: See the state of the instance: postgres-manager status --postgres-dsn {dsn}.
--- query select state, statements_done, statements_total, error_message from postgres_manager.history order by id
failed|3|5|the connection to the server was lost
--- query select id from a
1
--- sql
insert into a values (2);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|failed|3|5
0|applied|5|5
--- query select id from a order by 1
1
2
--- query select count(*) from pg_class where relname = 'b'
0
