# --wait does the same as function wait before another function; if the server is available, it costs nothing. A missing
# database that will be created is no reason to wait.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run create --wait 60s --create-database --dbname {database}_shop --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- env POSTGRES_MANAGER_WAIT=1min
--- run deployment --dbname {database}_shop --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
database "{database}_shop", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
