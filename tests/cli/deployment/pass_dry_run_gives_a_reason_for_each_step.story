# The reason for each step: new, failed before, or run as an emergency.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-b.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a" already exists [42P07]
  deployment/00001-b.sql:1:1
  LINE 1: create table a (id int);
          ^
--- file manual-deployment/00000-fix.sql
create table fix (id int);
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- file deployment/00002-fix.sql
create table fix (id int);
--- file deployment/00003-d.sql
create table d (id int);
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00001-b.sql  (failed on <when> with 42P07, nothing of it was committed)
mark as applied    deployment/00002-fix.sql  (the same content ran as "manual-deployment/00000-fix.sql" on <when>)
run                deployment/00003-d.sql  (has not run here)
dry run: 2 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- run deployment --dry-run --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"failed on <when> with 42P07, nothing of it was committed"},{"action":"record-adopted","kind":"deployment","ordinal":2,"path":"deployment/00002-fix.sql","statements":1,"reason":"the same content ran as \"manual-deployment/00000-fix.sql\" on <when>"},{"action":"run","kind":"deployment","ordinal":3,"path":"deployment/00003-d.sql","statements":1,"reason":"has not run here"}]}
{"event":"finished","function":"deployment","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- query select count(*) from postgres_manager.history
3
