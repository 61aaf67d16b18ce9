# No superuser is needed if no other role owns an object.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create schema mine;
create table mine.a (id int);
--- sql
create role {database}_owner login;
alter database {database} owner to {database}_owner;
--- run create --quiet --postgres-dsn "{dsn} user={database}_owner"
--- status 0
--- stdout
create: 1 file applied, in <time>
--- run reset --yes --postgres-dsn "{dsn} user={database}_owner"
--- status 0
--- stdout
reset: 7 objects dropped
create: 1 file applied, in <time>
--- stderr
database "{database}", user "{database}_owner", {host}:{port}, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- query select count(*) from mine.a
0
