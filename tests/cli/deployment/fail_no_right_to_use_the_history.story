# Reported with the way out: before anything runs if the history cannot be read, and with a rollback if it cannot be
# written.
--- sql
create role {database}_other login password '{password}';
--- file deployment/00000-a.sql
create temporary table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00001-b.sql
create table app.b (id int);
--- sql
create schema app;
grant create, usage on schema app to {database}_other;
--- run deployment --postgres-dsn "{dsn} user={database}_other"
--- status 4
--- stderr
database "{database}", user "{database}_other", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_other" has no right to use the history in schema "postgres_manager"
  detail: The server says: permission denied for schema postgres_manager.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_other"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_other"
--- run status --postgres-dsn "{dsn} user={database}_other"
--- status 4
--- stderr
database "{database}", user "{database}_other", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_other" has no right to use the history in schema "postgres_manager"
  detail: The server says: permission denied for schema postgres_manager.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_other"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_other"
--- sql
grant usage on schema postgres_manager to {database}_other;
grant select on all tables in schema postgres_manager to {database}_other;
--- run deployment --postgres-dsn "{dsn} user={database}_other"
--- status 4
--- stdout
failed     deployment/00001-b.sql  rolled back
0 applied, 1 failed, 0 not tried; run the same command again
--- stderr
database "{database}", user "{database}_other", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_other" has no right to use the history in schema "postgres_manager" [42501]
  deployment/00001-b.sql
  detail: The server says: permission denied for table history.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_other"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_other"
--- query select to_regclass('app.b') is null, count(*) from postgres_manager.history
t|1
