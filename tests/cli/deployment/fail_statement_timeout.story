# The timeout of the command line; a file may set its own.
--- file deployment/00000-a.sql
create table said (what text);
insert into said values (current_setting('statement_timeout'));
--- file deployment/00001-own.sql
-- postgres-manager: statement-timeout=10min
insert into said values (current_setting('statement_timeout'));
--- file deployment/00002-none.sql
-- postgres-manager: statement-timeout=0
-- postgres-manager: no-transaction
insert into said values (current_setting('statement_timeout'));
--- file deployment/00003-slow.sql
insert into said values (current_setting('statement_timeout'));
select pg_sleep(60);
--- run deployment --statement-timeout 200ms --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
applied    deployment/00001-own.sql  <time>
applied    deployment/00002-none.sql  <time>
failed     deployment/00003-slow.sql  rolled back
3 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/4] deployment/00000-a.sql  <time>
[2/4] deployment/00001-own.sql  <time>
[3/4] deployment/00002-none.sql  <time>
error: canceling statement due to statement timeout [57014]
  deployment/00003-slow.sql:2:1
  LINE 2: select pg_sleep(60);
          ^
  hint: The statement_timeout is 200ms here, from --statement-timeout or the setting of that name. Set a longer one for the file with the line -- postgres-manager: statement-timeout=10min at its beginning. If the timeout was not the cause, another session cancelled the statement (pg_cancel_backend).
--- query select * from said
200ms
10min
0
--- file deployment/00003-slow.sql
-- postgres-manager: statement-timeout=150ms
select pg_sleep(60);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00003-slow.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: canceling statement due to statement timeout [57014]
  deployment/00003-slow.sql:2:1
  LINE 2: select pg_sleep(60);
          ^
  hint: The statement_timeout is 150ms here, from the file's own directive statement-timeout. Set a longer one for the file with the line -- postgres-manager: statement-timeout=10min at its beginning. If the timeout was not the cause, another session cancelled the statement (pg_cancel_backend).
--- query select ordinal, state, error_sqlstate from postgres_manager.history order by id
0|applied|
1|applied|
2|applied|
3|failed|57014
3|failed|57014
