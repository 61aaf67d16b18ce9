# The row is written together with the history.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- run create --postgres-dsn {dsn} --restore-point
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
<target>
restore point postgres_manager_<id>
[1/1] create/1-tables/tbl_a.sql  <time>
--- query select kind, state from postgres_manager.history order by id
restore-point|marked
create|applied
--- run create --postgres-dsn {dsn} --if-needed --restore-point
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
<target>
