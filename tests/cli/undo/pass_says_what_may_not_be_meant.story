# The undo file was written for an edited version of the deployment; and an undo file of comments alone changes nothing.
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
error: cannot ask for confirmation without a terminal
  detail: Function undo runs these files:
      undo/00001-b.sql  (reverts "deployment/00001-b.sql", in place since <when>)
      undo/00000-a.sql  (reverts "deployment/00000-a.sql", in place since <when>)
    The following statements destroy data or objects:
      alter table a drop m
    notice: "deployment/00001-b.sql" was edited after it ran: "undo/00001-b.sql" may match its present content and not what ran
    notice: "undo/00000-a.sql" contains no statement: its deployment becomes pending again, and nothing else changes
  hint: To confirm, add --yes.
--- run undo --steps 2 --dry-run --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"undo","in_place":0,"notices":["\"deployment/00001-b.sql\" was edited after it ran: \"undo/00001-b.sql\" may match its present content and not what ran","\"undo/00000-a.sql\" contains no statement: its deployment becomes pending again, and nothing else changes"],"steps":[{"action":"run","kind":"undo","ordinal":1,"path":"undo/00001-b.sql","statements":1,"reason":"reverts \"deployment/00001-b.sql\", in place since <when>"},{"action":"run","kind":"undo","ordinal":0,"path":"undo/00000-a.sql","statements":0,"reason":"reverts \"deployment/00000-a.sql\", in place since <when>"}]}
{"event":"finished","function":"undo","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- run undo --steps 2 --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 2 deployments undone, in <time>
--- stderr
<target>
notice: "deployment/00001-b.sql" was edited after it ran: "undo/00001-b.sql" may match its present content and not what ran
notice: "undo/00000-a.sql" contains no statement: its deployment becomes pending again, and nothing else changes
[1/2] undo/00001-b.sql  <time>
[2/2] undo/00000-a.sql  <time>
