# Undone in reverse order, with one row each; then they are pending.
--- file deployment/00000-a.sql
create table a (n int);
--- file undo/00000-a.sql
drop table a;
--- file deployment/00001-b.sql
alter table a add m int;
--- file undo/00001-b.sql
alter table a drop m;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- run undo --dry-run --steps 2 --postgres-dsn {dsn}
--- status 0
--- stdout
run                undo/00001-b.sql  (reverts "deployment/00001-b.sql", in place since <when>)
run                undo/00000-a.sql  (reverts "deployment/00000-a.sql", in place since <when>)
dry run: 2 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- run undo --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- stderr
<target>
[1/1] undo/00001-b.sql  <time>
--- query select column_name from information_schema.columns where table_name = 'a'
n
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  pending  deployment/00001-b.sql  <when>  undone

2 deployments: 1 applied, 1 pending
--- run undo --yes --steps 5 --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"undo","in_place":0,"notices":[],"steps":[{"action":"run","kind":"undo","ordinal":0,"path":"undo/00000-a.sql","statements":1,"reason":"reverts \"deployment/00000-a.sql\", in place since <when>"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"undo","ordinal":0,"path":"undo/00000-a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"undo","ordinal":0,"path":"undo/00000-a.sql"}
{"event":"finished","function":"undo","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"undo","ordinal":0,"path":"undo/00000-a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- query select to_regclass('a') is null
t
--- run undo --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: nothing to do, there is no deployment to undo
--- stderr
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-b.sql  <time>
--- query select kind, ordinal, path, state, statements_done from postgres_manager.history order by id
deployment|0|deployment/00000-a.sql|applied|1
deployment|1|deployment/00001-b.sql|applied|1
undo|1|undo/00001-b.sql|undone|1
undo|0|undo/00000-a.sql|undone|1
deployment|0|deployment/00000-a.sql|applied|1
deployment|1|deployment/00001-b.sql|applied|1
