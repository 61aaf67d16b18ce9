# All files are checked before the first one runs.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
-- postgres-manager: requires-server=99
create table b (id int);
--- run create --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: file "create/1-tables/tbl_b.sql" requires PostgreSQL <server>, and the server is <server> [server-too-old]
  hint: Upgrade the server, or keep the file out of the tree until then.
nothing was changed
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
