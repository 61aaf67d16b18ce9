# The undo file was written for the deployment as it is now; and one of comments alone changes nothing.
--- file deployment/00000-a.sql
create table a (n int);
--- file undo/00000-a.sql
-- The table is kept, because of its rows.
--- file deployment/00001-b.sql
alter table a add m int;
--- file undo/00001-b.sql
alter table a drop m;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- file deployment/00001-b.sql
alter table a add m bigint;
--- run undo --steps 2 --postgres-dsn {dsn}
--- status 2
--- stderr
<target>
error: there is no terminal to ask on
  detail: Function undo runs these files:
      undo/00001-b.sql  (takes "deployment/00001-b.sql" back, in place since <when>)
      undo/00000-a.sql  (takes "deployment/00000-a.sql" back, in place since <when>)
    What these statements name is lost:
      alter table a drop m
    notice: "deployment/00001-b.sql" was edited after it came into place: "undo/00001-b.sql" may fit to what it is now, and not to what ran
    notice: "undo/00000-a.sql" holds no statement: its deployment is pending again, and nothing changes
  hint: If that is what you want, say so: --yes.
--- run undo --steps 2 --dry-run --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"undo","in_place":0,"notices":["\"deployment/00001-b.sql\" was edited after it came into place: \"undo/00001-b.sql\" may fit to what it is now, and not to what ran","\"undo/00000-a.sql\" holds no statement: its deployment is pending again, and nothing changes"],"steps":[{"action":"run","kind":"undo","ordinal":1,"path":"undo/00001-b.sql","statements":1,"reason":"takes \"deployment/00001-b.sql\" back, in place since <when>"},{"action":"run","kind":"undo","ordinal":0,"path":"undo/00000-a.sql","statements":0,"reason":"takes \"deployment/00000-a.sql\" back, in place since <when>"}]}
{"event":"finished","function":"undo","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- run undo --steps 2 --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 2 deployments taken back, in <time>
--- stderr
<target>
notice: "deployment/00001-b.sql" was edited after it came into place: "undo/00001-b.sql" may fit to what it is now, and not to what ran
notice: "undo/00000-a.sql" holds no statement: its deployment is pending again, and nothing changes
[1/2] undo/00001-b.sql  <time>
[2/2] undo/00000-a.sql  <time>
