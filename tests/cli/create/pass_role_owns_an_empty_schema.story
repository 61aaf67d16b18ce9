# An administrator may create empty schemas for a role that may not create any.
--- sql
create role {database}_app login password '{password}';
create schema app authorization {database}_app;
create schema postgres_manager authorization {database}_app;
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table app.a (id int);
--- run create --quiet --postgres-dsn "{dsn} user={database}_app"
--- status 0
--- stdout
create: 1 file applied, in <time>
--- query select schemaname, tableowner = '{database}_app' from pg_tables where tablename = 'a'
app|t
