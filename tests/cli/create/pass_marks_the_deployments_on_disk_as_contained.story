# create/ contains the whole present schema, so the next deployment runs only new files.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int, name text);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-add-name.sql
alter table a add column name text;
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 2 deployments marked as contained, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- file deployment/00002-add-size.sql
alter table a add column size int;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00002-add-size.sql  <time>
--- query select ordinal, path, state, statements_done from postgres_manager.history where kind = 'deployment' order by id
0|deployment/00000-a.sql|contained|0
1|deployment/00001-add-name.sql|contained|0
2|deployment/00002-add-size.sql|applied|1
--- query select column_name from information_schema.columns where table_name = 'a' order by ordinal_position
id
name
size
