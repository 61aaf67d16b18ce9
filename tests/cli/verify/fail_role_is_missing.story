# Roles belong to the server, and the scratch server is another one. Nothing is created on a server of somebody else.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
grant select on a to {database}_nobody;
--- file deployment/00000-a.sql
create table a (id int);
--- run verify --quiet --base empty --scratch-dsn {dsn}
--- status 6
--- stdout
verify: nothing could be compared, stopped at create/, in <time>
--- stderr
error: could not build create/
error: role "{database}_nobody" does not exist [42704]
  create/1-tables/tbl_a.sql:2:1
  LINE 2: grant select on a to {database}_nobody;
          ^
  hint: Roles belong to the whole server, and the scratch server has no role "{database}_nobody": create it there (CREATE ROLE "{database}_nobody"), or omit --scratch-dsn to use a private server.
