# A table with the name of the history that is not a history is not touched.
--- sql
create table public.history (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --history-schema public --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: the history in schema "public" is not trusted [history-not-trusted]
  detail: The table "history", owned by role "{user}", has column "id" that differs from what postgres-manager creates.
  hint: If a newer version of postgres-manager created it, use that version. Only if no deployment of this tree has run in this database, begin another history: postgres-manager deployment --postgres-dsn {dsn} --history-schema NAME --first-run
--- query select count(*) from public.history
0
