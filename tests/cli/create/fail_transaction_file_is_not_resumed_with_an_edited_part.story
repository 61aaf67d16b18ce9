# Otherwise the database would differ from the tree.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql", "3": "tbl_c.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- file create/1-tables/tbl_c.sql
create table c (id txet);
--- run create --transaction file --postgres-dsn {dsn}
--- status 6
--- stdout
applied    create/1-tables/tbl_a.sql  <time>
applied    create/1-tables/tbl_b.sql  <time>
failed     create/1-tables/tbl_c.sql  rolled back
2 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/3] create/1-tables/tbl_a.sql  <time>
[2/3] create/1-tables/tbl_b.sql  <time>
error: type "txet" does not exist [42704]
  create/1-tables/tbl_c.sql:1:20
  LINE 1: create table c (id txet);
                             ^
--- file create/1-tables/tbl_a.sql
create table a (id int, name text);
--- remove create/1-tables/tbl_b.sql
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "3": "tbl_c.sql", "2": "tbl_d.sql"}
--- file create/1-tables/tbl_d.sql
create table d (id int);
--- run create --transaction file --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: file "create/1-tables/tbl_a.sql" was edited since create ran it [create-changed]
  detail: It ran on <when>, and create was not completed.
  hint: Restore it, or start over in an empty database.
refused: file "create/1-tables/tbl_b.sql" was removed since create ran it [create-changed]
  detail: It ran on <when>, and create was not completed.
  hint: Restore it, or start over in an empty database.
nothing was changed
--- run create --transaction file --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"create","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"create-changed","path":"create/1-tables/tbl_a.sql","message":"file \"create/1-tables/tbl_a.sql\" was edited since create ran it","detail":"It ran on <when>, and create was not completed.","hint":"Restore it, or start over in an empty database."},{"rule":"create-changed","path":"create/1-tables/tbl_b.sql","message":"file \"create/1-tables/tbl_b.sql\" was removed since create ran it","detail":"It ran on <when>, and create was not completed.","hint":"Restore it, or start over in an empty database."}]}
--- query select relname from pg_class where relnamespace = 'public'::regnamespace order by 1
a
b
