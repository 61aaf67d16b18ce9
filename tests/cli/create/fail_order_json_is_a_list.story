# A list would have an order, but it is not the format.
--- server none
--- file create/1-a/order.json
["tbl_a.sql"]
--- file create/1-a/tbl_a.sql
create table a (id int);
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/order.json: error: order.json is an array, not an object [order-json-not-object]
  hint: Write an object of "<integer>": "<file name>", e.g. {"1": "tbl_a.sql", "2": "tbl_b.sql"}.
1 problem in the source tree; nothing was run
