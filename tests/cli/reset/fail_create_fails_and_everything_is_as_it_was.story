# Dropping and creating are one transaction, so an error in create/ changes nothing, except for subscriptions, which the
# server drops outside of a transaction.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id itn);
--- sql
create table a (old int);
insert into a values (1);
create subscription {database}_sub connection 'dbname=nowhere' publication pub with (connect = false);
alter subscription {database}_sub set (slot_name = none);
--- run reset --yes --postgres-dsn {dsn}
--- status 6
--- stdout
create: failed at create/1-tables/tbl_b.sql; everything was rolled back, the database is unchanged
--- stderr
<target>
[1/2] create/1-tables/tbl_a.sql  <time>
error: type "itn" does not exist [42704]
  create/1-tables/tbl_b.sql:1:20
  LINE 1: create table b (id itn);
                             ^
notice: dropped before the transaction, and not restored: subscription {database}_sub
--- run reset --yes --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"reset-planned","database":"{database}","objects":[{"kind":"table","name":"public.a"}]}
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":1,"reason":"part of the schema"},{"action":"run","kind":"create","path":"create/1-tables/tbl_b.sql","statements":1,"reason":"part of the schema"}]}
{"event":"file-started","position":1,"total":2,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"file-started","position":2,"total":2,"action":"run","kind":"create","path":"create/1-tables/tbl_b.sql"}
{"event":"finished","function":"create","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"create/1-tables/tbl_b.sql","location":{"file":"create/1-tables/tbl_b.sql","line":1,"column":20,"source_line":"create table b (id itn);"},"error":{"message":"type \"itn\" does not exist","severity":"ERROR","sqlstate":"42704","line":1,"column_number":20},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}
--- query select old from a
1
--- remove create/1-tables/tbl_b.sql
--- run reset --yes --postgres-dsn {dsn}
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_b.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_b.sql, or remove the entry.
1 problem in the source tree; nothing was run
