# A table of that name which is no history is left alone.
--- sql
create table public.history (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --history-schema public --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: table "history" in schema "public" is not a history of postgres-manager
  detail: The server says: relation "public.format" does not exist.
  hint: Name another schema: --history-schema NAME.
--- query select count(*) from public.history
0
