# For scripts that set up an environment and may be repeated.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --if-needed --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- run create --if-needed --postgres-dsn {dsn}
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
<target>
--- query select count(*) from postgres_manager.history
1
