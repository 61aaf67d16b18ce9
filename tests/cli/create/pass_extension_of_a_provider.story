# A provider's extensions and event triggers are in each of its databases; a role of the provider owns them.
--- sql
create role {database}_app login password '{password}';
grant create on database {database} to {database}_app;
create extension citext;
create function watch() returns event_trigger language plpgsql as 'begin end';
create event trigger watch on ddl_command_end execute function watch();
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create schema app;
create table app.a (id citext);
--- run create --quiet --postgres-dsn "{dsn} user={database}_app"
--- status 0
--- stdout
create: 1 file applied, in <time>
--- query select extname, extowner <> '{database}_app'::regrole from pg_extension where extname = 'citext'
citext|t
