# Without it the order of the files is unknown.
--- server none
--- file create/1-a/tbl_a.sql
create table a (id int);
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/order.json: error: order.json does not exist [order-json-missing]
  hint: Create create/1-a/order.json with the order of the group's files, e.g. {"1": "tbl_a.sql", "2": "tbl_b.sql"}.
1 problem in the source tree; nothing was run
