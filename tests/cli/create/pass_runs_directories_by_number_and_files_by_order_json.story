# 2 comes before 10, and "14" before "15": by number and not by text.
--- file create/10-views/order.json
{"14": "vw_first.sql", "15": "vw_second.sql"}
--- file create/10-views/vw_first.sql
create view vw_first as select id from tbl_a;
--- file create/10-views/vw_second.sql
create view vw_second as select id from vw_first;
--- file create/2-tables/order.json
{"2": "tbl_b.sql", "1": "tbl_a.sql"}
--- file create/2-tables/tbl_a.sql
create table tbl_a (id int primary key);
--- file create/2-tables/tbl_b.sql
create table tbl_b (id int references tbl_a);
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 4 files applied, in <time>
--- stderr
<target>
[1/4] create/2-tables/tbl_a.sql  <time>
[2/4] create/2-tables/tbl_b.sql  <time>
[3/4] create/10-views/vw_first.sql  <time>
[4/4] create/10-views/vw_second.sql  <time>
--- query select path, state from postgres_manager.history order by id
create/2-tables/tbl_a.sql|applied
create/2-tables/tbl_b.sql|applied
create/10-views/vw_first.sql|applied
create/10-views/vw_second.sql|applied
--- query select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by oid
tbl_a
tbl_b
vw_first
vw_second
