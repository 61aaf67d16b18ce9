# Refused before anything runs, with two ways out. The second one is tried here.
--- sql
create role {database}_reader login password '{password}';
--- file deployment/00000-a.sql
select 1;
--- run deployment --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stderr
database "{database}", user "{database}_reader", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_reader" may not create the history schema "postgres_manager"
  detail: The server says: permission denied for database {database}.
  hint: Grant the right: GRANT CREATE ON DATABASE "{database}" TO "{database}_reader"; or create the schema: CREATE SCHEMA "postgres_manager" AUTHORIZATION "{database}_reader"
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- sql
create schema postgres_manager authorization {database}_reader;
--- run deployment --postgres-dsn "{dsn} user={database}_reader"
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{database}_reader", {host}:{port}, PostgreSQL <server>, tree "{root}"
[1/1] deployment/00000-a.sql  <time>
