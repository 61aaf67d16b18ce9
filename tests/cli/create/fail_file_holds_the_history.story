# pg_dump of a managed database includes the history.
--- file create/1-tables/order.json
{"1": "dump.sql"}
--- file create/1-tables/dump.sql
CREATE SCHEMA postgres_manager;
CREATE TABLE postgres_manager.format (version integer NOT NULL);
--- run create --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
create: failed at create/1-tables/dump.sql; everything was rolled back, the database is unchanged
--- stderr
error: schema "postgres_manager" already exists [42P06]
  create/1-tables/dump.sql:1:1
  LINE 1: CREATE SCHEMA postgres_manager;
          ^
  hint: The history of this database is in that schema, and a dump of a managed database contains it. Exclude it: pg_dump --exclude-schema=postgres_manager
