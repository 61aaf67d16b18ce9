# The reason of a failed emergency file is recorded, too, and the file may run again.
--- file manual-deployment/00000-fix.sql
drop table no_such_table;
--- file manual-deployment/00003-more.sql
create table more (id int);
--- run deployment --manual-deployment --reason INC-42 --postgres-dsn {dsn}
--- status 6
--- stdout
failed     manual-deployment/00000-fix.sql  rolled back
not tried  manual-deployment/00003-more.sql
0 applied, 1 failed, 1 not tried; correct the file and run the same command again
--- stderr
<target>
error: table "no_such_table" does not exist [42P01]
  manual-deployment/00000-fix.sql:1:1
  LINE 1: drop table no_such_table;
          ^
--- query select kind, ordinal, path, state, reason, error_sqlstate from postgres_manager.history
manual-deployment|0|manual-deployment/00000-fix.sql|failed|INC-42|42P01
--- run deployment --manual-deployment --reason INC-42 --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"manual-deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"manual-deployment","ordinal":0,"path":"manual-deployment/00000-fix.sql","statements":1,"reason":"failed on <when> with 42P01, nothing of it was committed"},{"action":"run","kind":"manual-deployment","ordinal":3,"path":"manual-deployment/00003-more.sql","statements":1,"reason":"its content has not run here"}]}
{"event":"file-started","position":1,"total":2,"action":"run","kind":"manual-deployment","ordinal":0,"path":"manual-deployment/00000-fix.sql"}
{"event":"finished","function":"manual-deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"manual-deployment/00000-fix.sql","location":{"file":"manual-deployment/00000-fix.sql","line":1,"column":1,"source_line":"drop table no_such_table;"},"error":{"message":"table \"no_such_table\" does not exist","severity":"ERROR","sqlstate":"42P01","line":1,"column_number":1},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[{"action":"run","kind":"manual-deployment","ordinal":3,"path":"manual-deployment/00003-more.sql"}],"refusals":[]}
