# As in a deployment; the history does not contain the values.
--- file .env.test
POSTGRES_MANAGER_DSN={dsn}
schema=shop
--- file create/1-schemas/order.json
{"1": "sch_shop.sql"}
--- file create/1-schemas/sch_shop.sql
create schema :"schema";
--- file create/2-tables/order.json
{"1": "tbl_a.sql"}
--- file create/2-tables/tbl_a.sql
create table :schema.a (id int, said text);
insert into :schema.a values (:number, current_setting('app.said'));
--- run create --environment test --set number=42 --setting app.said=hello
--- status 0
--- stdout
create: 2 files applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
[1/2] create/1-schemas/sch_shop.sql  <time>
[2/2] create/2-tables/tbl_a.sql  <time>
--- query select * from shop.a
42|hello
--- query select count(*) from postgres_manager.history as h where h::text like '%42%hello%' or h::text like '%shop.a%'
0
