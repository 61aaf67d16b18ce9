# The history cannot be restored, because each statement is committed by itself. The message reports what is left.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-tidy-up.sql
-- postgres-manager: no-transaction
create table b (id int);
drop schema postgres_manager cascade;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-tidy-up.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
deployment/00001-tidy-up.sql: notice: drop cascades to 4 other objects (drop cascades to table postgres_manager.format
    drop cascades to table postgres_manager.history
    drop cascades to view postgres_manager.deployment_state
    drop cascades to table postgres_manager.schema_snapshot)
error: the history in schema "postgres_manager" is missing after this file ran [42P01]
  deployment/00001-tidy-up.sql:3:1
  LINE 3: drop schema postgres_manager cascade;
          ^
  detail: The server says: relation "postgres_manager.history" does not exist.
  hint: Remove the statement that drops, renames or empties it from the file.
--- query select relname from pg_class where relnamespace = 'public'::regnamespace order by 1
a
b
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
1
