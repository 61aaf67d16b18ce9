# The error names the side, the file and the line.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
create table b (id nope);
--- file deployment/00000-a.sql
create table a (id int);
--- run verify --base empty
--- status 6
--- stdout
verify: nothing could be compared, stopped at create/, in <time>
--- stderr
building create/
error: could not build create/
error: type "nope" does not exist [42704]
  create/1-tables/tbl_a.sql:2:20
  LINE 2: create table b (id nope);
                             ^
