# A misspelled name must not create a database.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --postgres-dsn {dsn} --dbname {database}_missing
--- status 5
--- stderr
error: database "{database}_missing" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}_missing" does not exist
  hint: Check the name, or create it: postgres-manager create --dbname {database}_missing --postgres-dsn {dsn} --create-database
--- query select count(*) from pg_database where datname = '{database}_missing'
0
