# The text does not show it; the server does. Nothing is left, and the way out is named.
--- sql
create table a (id int);
--- file deployment/00000-index.sql
select 'create index concurrently a_id on a (id)' \gexec
--- run deployment --first-run --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-index.sql  rolled back, nothing of it was kept
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: CREATE INDEX CONCURRENTLY cannot run inside a transaction block [25001]
  deployment/00000-index.sql:1:1
  LINE 1: select 'create index concurrently a_id on a (id)' \gexec
          ^
  context: statement made by \gexec: create index concurrently a_id on a (id)
  hint: Let the file run statement by statement, each committed by itself: write the line -- postgres-manager: no-transaction at its beginning; or move the statement to a deployment of its own.
