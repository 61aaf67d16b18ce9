# Checked after the file, not at the commit, so that the error names the file.
--- file deployment/00000-a.sql
create table a (id int primary key, parent int references a deferrable initially deferred);
insert into a values (1, 2);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: insert or update on table "a" violates foreign key constraint "a_parent_fkey" [23503]
  deployment/00000-a.sql
  detail: Key (parent)=(2) is not present in table "a".
  context: COMMIT
--- query select ordinal, state, error_sqlstate from postgres_manager.history
0|failed|23503
