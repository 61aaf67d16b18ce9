# The same facts as the text.
--- file manual-deployment/00040-a.sql
create table a (id int);
--- run deployment --manual-deployment --reason INC-42 --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"manual-deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"manual-deployment","ordinal":40,"path":"manual-deployment/00040-a.sql","statements":1,"reason":"its content has not run here"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"manual-deployment","ordinal":40,"path":"manual-deployment/00040-a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"manual-deployment","ordinal":40,"path":"manual-deployment/00040-a.sql"}
{"event":"finished","function":"manual-deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"manual-deployment","ordinal":40,"path":"manual-deployment/00040-a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run deployment --manual-deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"manual-deployment","in_place":1,"notices":[],"steps":[{"action":"skip","kind":"manual-deployment","ordinal":40,"path":"manual-deployment/00040-a.sql","statements":1,"reason":"the same content ran as \"manual-deployment/00040-a.sql\" on <when>"}]}
{"event":"finished","function":"manual-deployment","result":"nothing-to-do","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
