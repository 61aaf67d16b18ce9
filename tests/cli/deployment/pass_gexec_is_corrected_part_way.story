# The statements that \gexec has run are not run again when its query was corrected.
--- file deployment/00000-g.sql
-- postgres-manager: no-transaction
select format('create table g%s (a int)', i) from generate_series(1, 3) as i
union all select 'select 1 / 0' order by 1 \gexec
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-g.sql  what is done is committed; the next run continues after it
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00000-g.sql:2:1
  LINE 2: select format('create table g%s (a int)', i) from generate_series(1, 3) as i
          ^
  context: statement made by \gexec: select 1 / 0
--- file deployment/00000-g.sql
-- postgres-manager: no-transaction
select format('create table g%s (a int)', i) from generate_series(1, 4) as i \gexec
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select count(*) from pg_tables where tablename in ('g1', 'g2', 'g3', 'g4')
4
--- query select state, statements_done, generated_done from postgres_manager.history order by id offset 1
applied|1|
