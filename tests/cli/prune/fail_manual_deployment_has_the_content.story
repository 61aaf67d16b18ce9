# A new instance would not know that it contains the content of the manual deployment, and run it.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int, b int, c int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
-- It was urgent.
alter table a add b int;
--- file deployment/00002-c.sql
alter table a add c int;
--- file manual-deployment/00007-b.sql
alter table a add b int;
--- run create --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
create: 1 file applied, 3 deployments marked as contained, in <time>
--- run prune --before 2 --postgres-dsn {dsn}
--- status 4
--- stderr
refused: "manual-deployment/00007-b.sql" has the content of "deployment/00001-b.sql" [prune-manual-copy]
  detail: Without that deployment, the manual deployment would run on new instances, which contain it.
  hint: Delete the manual deployment, too: rm manual-deployment/00007-b.sql
nothing was changed
--- run prune --before 1 --postgres-dsn {dsn}
--- status 0
--- stdout
deleted deployment/00000-a.sql
prune: 1 file deleted, the first deployment is 1 now
next: prove that nothing else depends on them, then commit: postgres-manager verify --postgres-dsn {dsn}
--- stderr
<target>
--- remove manual-deployment/00007-b.sql
--- run prune --before 2 --postgres-dsn {dsn}
--- status 0
--- stdout
deleted deployment/00001-b.sql
prune: 1 file deleted, the first deployment is 2 now
next: prove that nothing else depends on them, then commit: postgres-manager verify --postgres-dsn {dsn}
--- stderr
<target>
