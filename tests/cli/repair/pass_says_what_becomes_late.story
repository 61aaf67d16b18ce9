# A marked deployment is above a pending one, which the next deployment refuses.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-b.sql
create table b (n int);
--- file deployment/00002-c.sql
create table c (n int);
--- run repair --mark-applied 1,2 --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
mark as applied    deployment/00001-b.sql  (recorded as in place)
mark as applied    deployment/00002-c.sql  (recorded as in place)
dry run: no file would run; nothing was changed
--- stderr
<target>
notice: "deployment/00000-a.sql" will then be late, because deployment 2 is above it: run it first, or mark it, too, if it is in place
--- run repair --mark-applied 1,2 --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"repair","in_place":0,"notices":["\"deployment/00000-a.sql\" will then be late, because deployment 2 is above it: run it first, or mark it, too, if it is in place"],"steps":[{"action":"record-marked","kind":"repair","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"recorded as in place"},{"action":"record-marked","kind":"repair","ordinal":2,"path":"deployment/00002-c.sql","statements":1,"reason":"recorded as in place"}]}
{"event":"finished","function":"repair","result":"done","seconds":<time>,"completed":[{"action":"record-marked","kind":"repair","ordinal":1,"path":"deployment/00001-b.sql","seconds":<time>},{"action":"record-marked","kind":"repair","ordinal":2,"path":"deployment/00002-c.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run repair --mark-applied 0 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- stderr
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 3 deployments are in place
--- stderr
<target>
