# The name of the environment does not matter.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file test-data/1-a.sql
insert into a values (1);
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- run repair --protect --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: this instance is protected now, in <time>
--- run test-data --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected [instance-protected]
  detail: User "postgres" protected it on <when>.
  hint: Data that every instance needs belong in create/ and in deployments. If this instance may get test data, remove the protection: postgres-manager repair --postgres-dsn {dsn} --unprotect --reason TEXT.
nothing was changed
--- query select count(*) from a
0
--- run repair --unprotect --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: this instance is not protected any more, in <time>
--- run test-data --postgres-dsn {dsn}
--- status 0
--- stdout
test-data: 1 file applied, in <time>
--- stderr
<target>
[1/1] test-data/1-a.sql  <time>
