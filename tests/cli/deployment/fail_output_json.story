# The same facts as the text: completed, failure, not tried.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
select 1 / 0;
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"has not run here"},{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"has not run here"},{"action":"run","kind":"deployment","ordinal":2,"path":"deployment/00002-c.sql","statements":1,"reason":"has not run here"}]}
{"event":"file-started","position":1,"total":3,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"file-started","position":2,"total":3,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"finished","function":"deployment","result":"failed","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>}],"failure":{"code":"sql","path":"deployment/00001-b.sql","location":{"file":"deployment/00001-b.sql","line":1,"column":1,"source_line":"select 1 / 0;"},"error":{"message":"division by zero","severity":"ERROR","sqlstate":"22012","line":1,"column_number":1},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[{"action":"run","kind":"deployment","ordinal":2,"path":"deployment/00002-c.sql"}],"refusals":[]}
