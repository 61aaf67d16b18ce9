# One JSON document per line, with the same facts as the text.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run create --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":1,"reason":"part of the schema"},{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"create/ contains it"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"finished","function":"create","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","seconds":<time>},{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
