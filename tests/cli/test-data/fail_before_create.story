# Test data would fill the database, so that create would be refused; create has its own option to load them.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file test-data/1-a.sql
insert into a values (1);
--- run test-data --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this database has no history: neither create nor deployment ever ran here [test-data-too-early]
  hint: Create it with its test data: postgres-manager create --postgres-dsn {dsn} --with-test-data
nothing was changed
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- run create --with-test-data --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this database was created on <when> [already-created]
  hint: Load test data into it: postgres-manager test-data --postgres-dsn {dsn}
nothing was changed
--- run create --if-needed --with-test-data --postgres-dsn {dsn}
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
<target>
notice: no test data were loaded, because create had nothing to do; load them with test-data
--- run test-data --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
test-data: 1 file applied, in <time>
