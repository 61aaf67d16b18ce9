# Each repair is a new row with user and reason; no row is changed.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-b.sql
alter table a add m int;
--- file deployment/00002-c.sql
create table c (n int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- file deployment/00001-b.sql
alter table a add m integer;
--- remove deployment/00002-c.sql
--- file deployment/00002-d.sql
create table d (n int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -alter table a add m int;
    +alter table a add m integer;
  hint: Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 2) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {dsn} --accept-changed 1.
refused: "deployment/00002-d.sql" has the ordinal of "deployment/00002-c.sql", which ran on <when> [ordinal-taken]
  detail: "deployment/00002-d.sql" has not run here.
  hint: Give it a free ordinal: mv deployment/00002-d.sql deployment/00003-d.sql. Restore "deployment/00002-c.sql" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3). If the file on disk is "deployment/00002-c.sql", renamed and edited, restore its name and its text.
nothing was changed
--- run repair --accept-changed 1 --forget 2 --reason "looked at with Ann" --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment accepted as edited, 1 deployment forgotten, in <time>
--- stderr
<target>
--- run repair --mark-applied 00002 --output json --postgres-dsn {dsn}
--- status 0
--- stdout
<target>
{"event":"planned","function":"repair","in_place":2,"notices":[],"steps":[{"action":"record-marked","kind":"repair","ordinal":2,"path":"deployment/00002-d.sql","statements":1,"reason":"recorded as in place"}]}
{"event":"finished","function":"repair","result":"done","seconds":<time>,"completed":[{"action":"record-marked","kind":"repair","ordinal":2,"path":"deployment/00002-d.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 3 deployments are in place
--- stderr
<target>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  applied  deployment/00001-b.sql  <when>  an edit was accepted: looked at with Ann
      2  applied  deployment/00002-d.sql  <when>  marked as applied

3 deployments: 3 applied
--- query select kind, ordinal, path, state, reason, sql_text from postgres_manager.history order by id
deployment|0|deployment/00000-a.sql|applied||create table a (n int);

deployment|1|deployment/00001-b.sql|applied||alter table a add m int;

deployment|2|deployment/00002-c.sql|applied||create table c (n int);

repair|1|deployment/00001-b.sql|accepted|looked at with Ann|alter table a add m integer;

repair|2|deployment/00002-c.sql|forgotten|looked at with Ann|create table c (n int);

repair|2|deployment/00002-d.sql|marked||create table d (n int);
