# An order.json with a finding is not edited; a deployment alone does not need it.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "3": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- run new --table c
--- status 3
--- stderr
create/1-tables/order.json:1: error: key 2 is missing between "1" and "3" [order-json-gap]
  hint: Number the keys without gaps: "2" follows "1".
1 problem in the source tree; nothing was run
--- run new --table c --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"order-json-gap","location":{"file":"create/1-tables/order.json","line":1,"source_line":"{\"1\": \"tbl_a.sql\", \"3\": \"tbl_b.sql\"}"},"message":"key 2 is missing between \"1\" and \"3\"","hint":"Number the keys without gaps: \"2\" follows \"1\"."}]}
--- run new add c
--- status 0
--- stdout
wrote deployment/00000-add-c.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
