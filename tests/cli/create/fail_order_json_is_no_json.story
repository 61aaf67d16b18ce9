# The finding has line and column of the syntax error.
--- server none
--- file create/1-a/order.json
{
  "1": "tbl_a.sql",
}
--- file create/1-a/tbl_a.sql
create table a (id int);
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/order.json:3:1: error: order.json is not valid JSON: unexpected '}' [order-json-invalid]
  LINE 3: }
          ^
  hint: Write an object of "<integer>": "<file name>", e.g. {"1": "tbl_a.sql", "2": "tbl_b.sql"}.
1 problem in the source tree; nothing was run
