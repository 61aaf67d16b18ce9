# A database with a history of deployments is in use, even if it contains nothing else.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-nothing.sql
-- a placeholder
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run create --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the database is not empty [database-not-empty]
  detail: Its history contains deployments.
  hint: Bring it up to date: postgres-manager deployment --postgres-dsn {dsn}
nothing was changed
