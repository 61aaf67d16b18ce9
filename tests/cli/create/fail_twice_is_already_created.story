# An instance is created once; later changes are deployments.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- run create --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this database was created on <when> [already-created]
  hint: Bring it up to date: postgres-manager deployment --postgres-dsn {dsn}
nothing was changed
--- query select count(*) from postgres_manager.history
1
