# Roles belong to the server, and the scratch server is another one.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
grant select on a to r1;
--- file deployment/00000-a.sql
create table a (id int);
--- run verify --quiet --base empty
--- status 6
--- stdout
verify: nothing could be compared, stopped at create/, in <time>
--- stderr
error: could not build create/
error: role "r1" does not exist [42704]
  create/1-tables/tbl_a.sql:2:1
  LINE 2: grant select on a to r1;
          ^
  hint: Roles belong to the whole server, and the scratch server has no role "r1": name a server that has it: --scratch-dsn DSN; or create it in a file of create/.
