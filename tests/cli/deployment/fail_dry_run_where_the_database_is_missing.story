# A plan needs the history of the instance.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --dry-run --postgres-dsn {dsn} --dbname {database}_missing
--- status 5
--- stderr
error: database "{database}_missing" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}_missing" does not exist
  hint: Check the name, or create it: postgres-manager create --dbname {database}_missing --postgres-dsn {dsn} --create-database
