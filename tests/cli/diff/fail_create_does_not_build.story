# A mistake in create/ is shown with its place; nothing is written.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (
    id int primary key,
    b nonsense
);
--- file deployment/00000-a.sql
create table a (id int primary key);
--- run diff --base empty --scratch-dsn {dsn}
--- status 6
--- stdout
diff: nothing was written, in <time>
--- stderr
building create/
error: could not build create/
error: type "nonsense" does not exist [42704]
  create/1-tables/tbl_a.sql:3:7
  LINE 3:     b nonsense
                ^
--- run diff --base empty --scratch-dsn {dsn} --output json
--- status 6
--- stdout
{"event":"proposed","dry_run":false,"passed":false,"proven":false,"seconds":<time>,"before":"","after":"create/","base":{"kind":"empty"},"deployments":[],"notices":[],"files":[],"withheld":[],"refusals":[],"stopped":{"side":"create/","function":"create","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"create/1-tables/tbl_a.sql","location":{"file":"create/1-tables/tbl_a.sql","line":3,"column":7,"source_line":"    b nonsense"},"error":{"message":"type \"nonsense\" does not exist","severity":"ERROR","sqlstate":"42704","line":3,"column_number":7},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}],"refusals":[]}}
--- stderr
building create/
--- run diff --base empty --allow everything
--- status 2
--- stderr
error: "everything" cannot be allowed
  hint: Write --allow data-loss.
--- run diff ??? --base empty
--- status 2
--- stderr
error: the name "???" contains no letters or digits
  hint: Use letters or digits, in UTF-8: postgres-manager diff add shipped at
