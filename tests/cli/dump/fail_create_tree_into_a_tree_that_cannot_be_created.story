# Nothing is compared with a tree that does not work, and nothing is written.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id nothing);
--- sql
create table a (id integer);
--- run dump --create-tree --into create/ --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 6
--- stdout
dump: nothing was written, stopped at create/, with pg_dump <server>, in <time>
--- stderr
<target>
building create/
error: could not build create/
error: type "nothing" does not exist [42704]
  create/1-tables/tbl_a.sql:1:20
  LINE 1: create table a (id nothing);
                             ^
--- run dump --create-tree --into create/ --postgres-dsn {dsn} --scratch-dsn {dsn} --output json
--- status 6
--- stdout
{"event":"tree_dumped","passed":false,"dry_run":false,"written":false,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","pg_dump":"<server>","seconds":<time>,"files":[],"order_files":[],"removed":[],"gone":[],"roles":[],"notices":[],"stopped":{"side":"create/","function":"create","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"create/1-tables/tbl_a.sql","location":{"file":"create/1-tables/tbl_a.sql","line":1,"column":20,"source_line":"create table a (id nothing);"},"error":{"message":"type \"nothing\" does not exist","severity":"ERROR","sqlstate":"42704","line":1,"column_number":20},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}}
--- stderr
building create/
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- run dump --create-tree --into create/ --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_b.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_b.sql, or remove the entry.
1 problem in the source tree; nothing was run
