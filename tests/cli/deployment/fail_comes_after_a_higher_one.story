# Two branches: 00005 is already in the history when 00004 is merged. The hint names the next free ordinal.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00005-a.sql
create table a (id int);
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- file deployment/00004-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00004-b.sql" is not in place, but the later "deployment/00005-a.sql" was contained in create/ on <when> [deployment-late]
  hint: Give it the next free ordinal: mv deployment/00004-b.sql deployment/00006-b.sql
nothing was changed
--- remove deployment/00004-b.sql
--- file deployment/00006-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00006-b.sql  <time>
