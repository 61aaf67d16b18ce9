# No superuser is needed.
--- sql
create role {database}_owner login password '{password}';
grant create on database "{database}" to {database}_owner;
--- file deployment/00000-a.sql
create schema shop;
create table shop.a (id int);
--- run deployment --postgres-dsn "{dsn} user={database}_owner"
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{database}_owner", {host}:{port}, PostgreSQL <server>, tree "{root}"
[1/1] deployment/00000-a.sql  <time>
--- query select ordinal, state, database_user = '{database}_owner' from postgres_manager.history
0|applied|t
