# With nothing to drop, reset is a create.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run reset --yes --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
dry run: 0 objects would be dropped and 1 file would run, in one transaction; nothing was changed
--- stderr
<target>
--- run reset --yes --postgres-dsn {dsn}
--- status 0
--- stdout
reset: 0 objects dropped
create: 1 file applied, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- query select count(*) from a
0
