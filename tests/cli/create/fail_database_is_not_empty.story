# A schema must not be added to a database that is in use, not even with --if-needed.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- sql
create schema "Sales";
create table "Sales".orders (id int primary key);
create function answer() returns int language sql as 'select 42';
--- run create --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the database is not empty [database-not-empty]
  detail: It contains schema "Sales", table "Sales".orders, function public.answer().
  hint: Use an empty database: postgres-manager create --postgres-dsn {dsn} --dbname NAME --create-database
nothing was changed
--- run create --if-needed --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"create","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"database-not-empty","message":"the database is not empty","detail":"It contains schema \"Sales\", table \"Sales\".orders, function public.answer().","hint":"Use an empty database: postgres-manager create --postgres-dsn {dsn} --dbname NAME --create-database"}]}
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
