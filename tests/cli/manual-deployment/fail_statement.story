# A failed emergency keeps its reason, too, and may run again.
--- file manual-deployment/00000-fix.sql
drop table no_such_table;
--- file manual-deployment/00003-more.sql
create table more (id int);
--- run deployment --manual-deployment --reason INC-42 --postgres-dsn {dsn}
--- status 6
--- stdout
failed     manual-deployment/00000-fix.sql  rolled back, nothing of it was kept
not tried  manual-deployment/00003-more.sql
0 applied, 1 failed, 1 not tried; correct the file and run the same command again
--- stderr
error: table "no_such_table" does not exist [42P01]
  manual-deployment/00000-fix.sql:1:1
  LINE 1: drop table no_such_table;
          ^
--- query select kind, ordinal, path, state, reason, error_sqlstate from postgres_manager.history
manual-deployment|0|manual-deployment/00000-fix.sql|failed|INC-42|42P01
