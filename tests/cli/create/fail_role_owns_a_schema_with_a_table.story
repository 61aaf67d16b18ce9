# Objects in a schema count, whichever role created the schema.
--- sql
create role {database}_app login password '{password}';
create schema app authorization {database}_app;
create schema postgres_manager authorization {database}_app;
create table app.there (id int);
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table app.a (id int);
--- run create --quiet --postgres-dsn "{dsn} user={database}_app"
--- status 4
--- stderr
refused: the database is not empty [database-not-empty]
  detail: It contains table app.there.
  hint: Use an empty database: postgres-manager create --postgres-dsn '{dsn} user={database}_app' --dbname NAME --create-database
nothing was changed
