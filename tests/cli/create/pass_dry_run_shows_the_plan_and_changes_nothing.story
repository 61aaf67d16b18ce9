# The plan, with a reason for each step.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- file deployment/00000-b.sql
create table b (id int);
--- run create --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                create/1-tables/tbl_a.sql  (part of the schema)
run                create/1-tables/tbl_b.sql  (part of the schema)
mark as contained  deployment/00000-b.sql  (create/ contains it)
dry run: 2 files would run, all in one transaction; nothing was changed
--- stderr
<target>
--- run create --dry-run --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":1,"reason":"part of the schema"},{"action":"run","kind":"create","path":"create/1-tables/tbl_b.sql","statements":1,"reason":"part of the schema"},{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-b.sql","statements":1,"reason":"create/ contains it"}]}
{"event":"finished","function":"create","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
