# SQL in a hint can be pasted.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --history-schema 'My "H' --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- file deployment/00000-a.sql
create table a (id bigint);
--- remove deployment/00001-b.sql
--- run deployment --history-schema 'My "H' --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the instance is 1 deployment ahead of this tree [instance-ahead]
  detail: Not on disk: "deployment/00001-b.sql" ran on <when>.
  hint: Update the source tree to a version that has deployment 1. If a release was rolled back on purpose: postgres-manager deployment --history-schema 'My "H' --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM "My ""H".history WHERE id IN (2).
refused: "deployment/00000-a.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -create table a (id int);
    +create table a (id bigint);
  hint: Restore the text that the instance has (SELECT sql_text FROM "My ""H".history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --history-schema 'My "H' --postgres-dsn {dsn} --accept-changed 0.
nothing was changed
--- query select sql_text from "My ""H".history where id = 1
create table a (id int);
--- query select path, sql_text from "My ""H".history where id in (2)
deployment/00001-b.sql|create table b (id int);
