# JSON lines for a run, with the facts of the text; also the server's notices.
--- file deployment/00000-a.sql
drop table if exists a;
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":2,"reason":"has not run here"},{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"has not run here"}]}
{"event":"file-started","position":1,"total":2,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"notice","path":"deployment/00000-a.sql","severity":"NOTICE","message":"table \"a\" does not exist, skipping"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"file-started","position":2,"total":2,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>},{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":2,"notices":[],"steps":[]}
{"event":"finished","function":"deployment","result":"nothing-to-do","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
