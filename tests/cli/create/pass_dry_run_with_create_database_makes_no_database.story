# Creating the database is part of the plan.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --dry-run --create-database --postgres-dsn {dsn} --dbname {database}_missing
--- status 0
--- stdout
run                create/1-tables/tbl_a.sql  (part of the schema)
dry run: 1 file would run, all in one transaction; nothing was changed
--- stderr
database "{database}_missing", tree "{root}"
notice: the database does not exist and would be created
--- query select count(*) from pg_database where datname = '{database}_missing'
0
