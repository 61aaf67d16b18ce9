# A named restore point before the first file; its name is in the history, also of a run that fails.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --restore-point
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
restore point postgres_manager_<id>
[1/1] deployment/00000-a.sql  <time>
--- query select kind, path ~ '^postgres_manager_[0-9a-f-]{36}$', state from postgres_manager.history order by id
restore-point|t|marked
deployment|f|applied
--- query select count(distinct run_id) from postgres_manager.history
1
--- run deployment --postgres-dsn {dsn} --restore-point
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- file deployment/00001-b.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --restore-point
--- status 6
--- stdout
failed     deployment/00001-b.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
restore point before the first file: postgres_manager_<id>
--- stderr
<target>
restore point postgres_manager_<id>
error: relation "a" already exists [42P07]
  deployment/00001-b.sql:1:1
  LINE 1: create table a (id int);
          ^
--- file postgres-manager.json
{"restore-point": true}
--- run deployment --postgres-dsn {dsn} --output json
--- status 6
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"failed on <when> with 42P07, nothing of it was committed"}]}
{"event":"restore-point","name":"postgres_manager_<id>","lsn":"<lsn>"}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"finished","function":"deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"deployment/00001-b.sql","location":{"file":"deployment/00001-b.sql","line":1,"column":1,"source_line":"create table a (id int);"},"error":{"message":"relation \"a\" already exists","severity":"ERROR","sqlstate":"42P07","line":1,"column_number":1},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[],"restore_point":"postgres_manager_<id>"}
--- query select kind, state from postgres_manager.history order by id
restore-point|marked
deployment|applied
restore-point|marked
deployment|failed
restore-point|marked
deployment|failed
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  failed   deployment/00001-b.sql  <when>  relation "a" already exists [42P07], line 1

2 deployments: 1 applied, 1 failed
