# The deployments on disk count as in place; later ones run.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-b.sql
alter table a add m int;
--- sql
create table a (n int);
--- run baseline --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
mark as in place   deployment/00000-a.sql  (the instance contains it)
mark as in place   deployment/00001-b.sql  (the instance contains it)
dry run: no file would run; nothing was changed
--- stderr
<target>
--- run baseline --dry-run --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"baseline","in_place":0,"notices":[],"steps":[{"action":"record-baselined","kind":"baseline","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"the instance contains it"},{"action":"record-baselined","kind":"baseline","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"the instance contains it"}]}
{"event":"finished","function":"baseline","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- run baseline --ordinal 0 --reason "made by hand in 2019" --postgres-dsn {dsn}
--- status 0
--- stdout
baseline: 1 deployment marked as in place, in <time>
--- stderr
<target>
--- run baseline --ordinal 0 --postgres-dsn {dsn}
--- status 0
--- stdout
baseline: nothing to do, 1 deployment is in place
--- stderr
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-b.sql  <time>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>  in place before the history began: made by hand in 2019
      1  applied  deployment/00001-b.sql  <when>

2 deployments: 2 applied
--- query select kind, ordinal, state, reason from postgres_manager.history order by id
baseline|0|baselined|made by hand in 2019
deployment|1|applied|
