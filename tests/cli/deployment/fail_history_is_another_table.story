# A table of that name which is no history is left alone.
--- sql
create table public.history (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --history-schema public --postgres-dsn {dsn}
--- status 4
--- stderr
error: the history in schema "public" is not trusted [history-not-trusted]
  detail: The table "history", owned by role "{user}", has column "id", which postgres-manager does not create.
  hint: Name another schema: --history-schema NAME; or use the newer version of postgres-manager that created it.
--- query select count(*) from public.history
0
