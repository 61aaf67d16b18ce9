# A dry run must not accept what the run refuses.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- sql
create table used (id int);
--- run create --dry-run --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the database is not empty [database-not-empty]
  detail: It contains table public.used.
  hint: Use an empty database: postgres-manager create --postgres-dsn {dsn} --dbname NAME --create-database
nothing was changed
