# Works for a missing database and, when repeated, for an existing one.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --create-database --postgres-dsn {dsn} --dbname {database}_New
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
database "{database}_New", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- in {database}_New
--- query select path, state from postgres_manager.history order by id
create/1-tables/tbl_a.sql|applied
--- run create --create-database --if-needed --postgres-dsn {dsn} --dbname {database}_New
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
database "{database}_New", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
