# Every function says that the history belongs to another tree; none advises to bring that instance up to date.
--- file create/1-tables/order.json
{"1": "tbl_x.sql"}
--- file create/1-tables/tbl_x.sql
create table x (id int);
--- file deployment/00000-x.sql
create table x (id int);
--- file deployment/00001-y.sql
select 1;
--- file deployment/00002-z.sql
select 2;
--- file other/create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file other/create/1-tables/tbl_a.sql
create table a (id int);
--- file other/deployment/00000-a.sql
create table a (id int);
--- file other/deployment/00001-b.sql
select 3;
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
--- run status --root other --check --postgres-dsn {dsn}
--- status 8
--- stdout
--- run status --root other --check --output json --postgres-dsn {dsn}
--- status 8
--- stdout
--- run baseline --root other --postgres-dsn {dsn}
--- status 4
--- stderr
--- run create --root other --postgres-dsn {dsn}
--- status 4
--- stderr
--- run create --root other --if-needed --postgres-dsn {dsn}
--- status 4
--- stderr
--- run create --if-needed --postgres-dsn {dsn}
--- status 0
--- stdout
--- stderr
