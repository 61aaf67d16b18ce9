# The text does not show that the table is partitioned; only then the statement cannot run inside a transaction block.
--- sql
create table event (day date primary key) partition by range (day);
create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01');
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-reindex.sql
reindex table event;
--- run deployment --first-run --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-reindex.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
error: REINDEX TABLE cannot run inside a transaction block [25001]
  deployment/00001-reindex.sql:1:1
  LINE 1: reindex table event;
          ^
  context: while reindexing partitioned table "public.event"
  hint: Let the file run statement by statement, each committed by itself: write the line -- postgres-manager: no-transaction at its beginning; or move the statement to a deployment of its own.
--- file deployment/00001-reindex.sql
-- postgres-manager: no-transaction
reindex table event;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-reindex.sql  <time>
