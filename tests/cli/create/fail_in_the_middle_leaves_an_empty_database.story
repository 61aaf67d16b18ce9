# Everything is one transaction: earlier files and the history are rolled back, too.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql", "3": "tbl_c.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (
  id int,
  größe txet
);
--- file create/1-tables/tbl_c.sql
create table c (id int);
--- run create --postgres-dsn {dsn}
--- status 6
--- stdout
create: failed at create/1-tables/tbl_b.sql; everything was rolled back, the database is unchanged
--- stderr
<target>
[1/3] create/1-tables/tbl_a.sql  <time>
error: type "txet" does not exist [42704]
  create/1-tables/tbl_b.sql:3:9
  LINE 3:   größe txet
                  ^
--- query select count(*) from pg_class where relnamespace = 'public'::regnamespace
0
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 3 files applied, in <time>
--- stderr
<target>
[1/3] create/1-tables/tbl_a.sql  <time>
[2/3] create/1-tables/tbl_b.sql  <time>
[3/3] create/1-tables/tbl_c.sql  <time>
