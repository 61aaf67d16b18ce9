# The file and its history row are one transaction: neither is committed without the other.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-tidy-up.sql
create table b (id int);
drop schema postgres_manager cascade;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-tidy-up.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
deployment/00001-tidy-up.sql: notice: drop cascades to 4 other objects (drop cascades to table postgres_manager.format
    drop cascades to table postgres_manager.history
    drop cascades to view postgres_manager.deployment_state
    drop cascades to table postgres_manager.schema_snapshot)
error: the history in schema "postgres_manager" is missing after this file ran [42P01]
  deployment/00001-tidy-up.sql
  detail: The server says: relation "postgres_manager.history" does not exist.
  hint: Remove the statement that drops, renames or empties it from the file.
--- query select ordinal, state, error_sqlstate from postgres_manager.history order by id
0|applied|
1|failed|42P01
--- query select relname from pg_class where relnamespace = 'public'::regnamespace
a
