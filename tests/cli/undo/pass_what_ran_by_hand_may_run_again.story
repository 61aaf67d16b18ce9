# An emergency file that moved to deployment/ is adopted; after its undo both the file and the deployment may run again.
--- file deployment/00000-a.sql
create table a (n int);
--- file manual-deployment/00000-fix.sql
alter table a add m int;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- file deployment/00001-fix.sql
alter table a add m int;
--- file undo/00001-fix.sql
alter table a drop m;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 deployment marked as applied, because its content ran as a manual deployment, in <time>
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- run deployment --manual-deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                manual-deployment/00000-fix.sql  (its content has not run here)
dry run: 1 file would run, in a transaction; nothing was changed
--- stderr
<target>
--- sql
alter table a add m int;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00001-fix.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: column "m" of relation "a" already exists [42701]
  deployment/00001-fix.sql:1:1
  LINE 1: alter table a add m int;
          ^
--- sql
alter table a drop m;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-fix.sql  <time>
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: nothing to do, the file has run already
--- stderr
<target>
--- query select column_name from information_schema.columns where table_name = 'a' order by 1
m
n
--- run repair --forget 1 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- run deployment --manual-deployment --dry-run --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"manual-deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"manual-deployment","ordinal":0,"path":"manual-deployment/00000-fix.sql","statements":1,"reason":"its content has not run here"}]}
{"event":"finished","function":"manual-deployment","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
