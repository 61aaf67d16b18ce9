# The document contains every field of the server's error, and its location.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int primary key);
insert into a values (1);
insert into a values (1);
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- run create --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":3,"reason":"part of the schema"},{"action":"run","kind":"create","path":"create/1-tables/tbl_b.sql","statements":1,"reason":"part of the schema"}]}
{"event":"file-started","position":1,"total":2,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"finished","function":"create","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"create/1-tables/tbl_a.sql","location":{"file":"create/1-tables/tbl_a.sql","line":3,"column":1,"source_line":"insert into a values (1);"},"error":{"message":"duplicate key value violates unique constraint \"a_pkey\"","severity":"ERROR","sqlstate":"23505","detail":"Key (id)=(1) already exists.","schema":"public","table":"a","constraint":"a_pkey","line":3,"column_number":1},"statements_done":2,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[{"action":"run","kind":"create","path":"create/1-tables/tbl_b.sql"}],"refusals":[]}
