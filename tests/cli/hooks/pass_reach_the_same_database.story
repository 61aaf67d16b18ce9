# psql without arguments connects to the database of the run, whatever the shell's variables and a service say, and so
# does postgres-manager with an empty connection string. The hook has its own session.
--- sql
create database {database}_live
--- executable hooks/before-deployment
#!/bin/sh
psql -XAtc "select current_database(), current_user = '{user}', current_setting('application_name') <> 'postgres-manager deployment', (select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()))" || exit 1
echo "service: ${PGSERVICE-none}, history: $POSTGRES_MANAGER_HISTORY_SCHEMA, environment: ${POSTGRES_MANAGER_ENVIRONMENT-none}"
--- executable hooks/after-deployment
#!/bin/sh
psql -XAtc 'select count(*) from a'
psql -XAtc 'select path, state from kept.history'
--- file deployment/00000-a.sql
create table a (id int);
--- file service.conf
[live]
host={host}
port={port}
user={user}
dbname={database}_live
[other]
host=/nowhere
dbname=other
--- file .env.staging
POSTGRES_MANAGER_HISTORY_SCHEMA=kept
--- env PGSERVICEFILE={root}/service.conf
--- env PGSERVICE=other
--- env PGDATABASE=postgres
--- env PGHOST=/nowhere
--- run deployment --environment staging --postgres-dsn service=live
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}_live", user "{user}", {host}:{port}, PostgreSQL <server>, environment "staging", tree "{root}"
hooks/before-deployment: {database}_live|t|t|1
hooks/before-deployment: service: none, history: kept, environment: staging
hooks/before-deployment  <time>
[1/1] deployment/00000-a.sql  <time>
hooks/after-deployment: 0
hooks/after-deployment: deployment/00000-a.sql|applied
hooks/after-deployment  <time>
