# If the history rejects its row, a file is not applied, because it would not be recorded; nor is a file without a
# transaction. The same holds if a rule redirects the row.
--- file deployment/00000-a.sql
create function public.keep_out() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger keep_out before insert on postgres_manager.history for each row execute function public.keep_out();
--- file deployment/00001-b.sql
create table public.b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
not tried  deployment/00001-b.sql
0 applied, 1 failed, 1 not tried; correct the file and run the same command again
--- stderr
<target>
error: the history in schema "postgres_manager" did not store the row of this file [22012]
  deployment/00000-a.sql
  hint: Remove the trigger or rule that prevents the insertion into table "postgres_manager".history. If there is none, its sequence does not count upwards from the last row.
--- query select to_regproc('public.keep_out'), to_regclass('public.b'), count(*) from postgres_manager.history where state = 'applied'
||0
--- remove deployment/00000-a.sql
--- remove deployment/00001-b.sql
--- file deployment/00000-a.sql
create rule keep_out as on insert to postgres_manager.history do instead nothing;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: the history in schema "postgres_manager" did not store the row of this file [0A000]
  deployment/00000-a.sql
  detail: The server says: cannot perform INSERT RETURNING on relation "history".
  hint: Remove the trigger or rule that prevents the insertion into table "postgres_manager".history. If there is none, its sequence does not count upwards from the last row.
--- file deployment/00000-a.sql
-- postgres-manager: no-transaction
create table public.b (id int);
create function public.keep_out() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger keep_out before insert on postgres_manager.history for each row execute function public.keep_out();
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  2 of 3 statements are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
<target>
error: the history in schema "postgres_manager" did not store the row of this file [22012]
  deployment/00000-a.sql:4:1
  LINE 4: create trigger keep_out before insert on postgres_manager.history for each row execute function publ...
          ^
  hint: Remove the trigger or rule that prevents the insertion into table "postgres_manager".history. If there is none, its sequence does not count upwards from the last row.
--- query select to_regclass('public.b'), to_regproc('public.keep_out'), count(*) from pg_trigger where tgname = 'keep_out'
b|keep_out|0
--- query select ordinal, state, statements_done from postgres_manager.history order by id desc limit 1
0|failed|2
