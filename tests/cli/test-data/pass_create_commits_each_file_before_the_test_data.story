# With one transaction per file the instance is created before the first test data; after an error in them function
# test-data continues.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- file deployment/00000-a.sql
-- contained
--- file test-data/1-a.sql
insert into a values (1);
--- file test-data/2-b.sql
insert into c values (1);
--- run create --with-test-data --transaction file --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    create/1-tables/tbl_a.sql  <time>
applied    create/1-tables/tbl_b.sql  <time>
applied    test-data/1-a.sql  <time>
failed     test-data/2-b.sql  rolled back
3 applied, 1 failed, 0 not tried; correct the file and run postgres-manager test-data --postgres-dsn {dsn}
--- stderr
error: relation "c" does not exist [42P01]
  test-data/2-b.sql:1:13
  LINE 1: insert into c values (1);
                      ^
--- query select kind, path, state from postgres_manager.history order by id
create-part|create/1-tables/tbl_a.sql|applied
create|create/1-tables/tbl_b.sql|applied
deployment|deployment/00000-a.sql|contained
test-data|test-data/1-a.sql|applied
test-data|test-data/2-b.sql|failed
--- file test-data/2-b.sql
insert into b values (1);
--- run test-data --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
test-data: 1 file applied, in <time>
