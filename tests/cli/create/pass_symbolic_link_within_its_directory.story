# The target of the link is under the same version control.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_same.sql"}
--- file create/1-tables/tbl_a.sql
create table if not exists a (id int);
--- link create/1-tables/tbl_same.sql tbl_a.sql
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 2 files applied, in <time>
--- query select path, state from postgres_manager.history order by id
create/1-tables/tbl_a.sql|applied
create/1-tables/tbl_same.sql|applied
