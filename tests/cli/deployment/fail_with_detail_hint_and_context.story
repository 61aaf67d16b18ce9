# An error shows every field of the server's message.
--- file deployment/00000-a.sql
create function complain() returns void language plpgsql as $$
begin
  raise exception 'no such planet' using detail = 'It is "Pluto".', hint = 'Try Neptune.', errcode = 'P0099';
end $$;
select complain();
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: no such planet [P0099]
  deployment/00000-a.sql:5:1
  LINE 5: select complain();
          ^
  detail: It is "Pluto".
  context: PL/pgSQL function complain() line 3 at RAISE
  hint: Try Neptune.
--- query select error_sqlstate, error_message, error_detail, error_hint, error_context, error_line from postgres_manager.history
P0099|no such planet|It is "Pluto".|Try Neptune.|PL/pgSQL function complain() line 3 at RAISE|5
