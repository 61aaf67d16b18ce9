# What \gexec, a DO block or a procedure has committed of its statement counts, although no statement of the file is complete.
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
--- query select count(*) from pg_tables where tablename in ('g1', 'g2', 'g3')
3
--- query select state, statements_done, cardinality(generated_done) from postgres_manager.history
failed|0|3
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state   file                    when (UTC)            remark
      0  failed  deployment/00000-g.sql  <when>  0 of 1 statements and 3 made by \gexec are committed; division by zero [22012], line 2

1 deployment: 1 failed
check: found 1 failed
--- remove deployment/00000-g.sql
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-g.sql" is partly applied, 0 of its 1 statements and 3 made by \gexec are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 4); or revert by hand what is committed, then run postgres-manager repair --forget 0.
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state           file                    when (UTC)            remark
      0  partly-applied  deployment/00000-g.sql  <when>  not on disk; 0 of 1 statements and 3 made by \gexec are committed; division by zero [22012], line 2

1 deployment: 1 partly-applied
check: found 1 partly-applied
--- run status --output json --postgres-dsn {dsn}
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"partly-applied":1},"deployments":[{"ordinal":0,"state":"partly-applied","path":"deployment/00000-g.sql","history":{"id":4,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-g.sql","state":"failed","checksum":"cb1de654c8efcaceb9b5e534cea18773cbfed8d588e5e2aab011f11d060f394b","statements_done":0,"statements_total":1,"generated_done":3,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","error":{"message":"division by zero","severity":"ERROR","sqlstate":"22012","context":"statement made by \\gexec: select 1 / 0","line":2,"column_number":1}}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[]}
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (8 objects), in <time>
found: "deployment/00000-g.sql" is partly applied: 0 of its 1 statements and 3 made by \gexec are committed
  hint: See how far they are: postgres-manager status.
--- sql
drop table g1, g2, g3;
--- run repair --forget 0 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- file deployment/00000-d.sql
-- postgres-manager: no-transaction
do $$ begin create table d1 (a int); commit; perform 1 / 0; end $$;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-d.sql  0 of 1 statements are committed, and perhaps a part of the next one
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00000-d.sql:2:1
  LINE 2: do $$ begin create table d1 (a int); commit; perform 1 / 0; end $$;
          ^
  context: SQL statement "SELECT 1 / 0"
    PL/pgSQL function inline_code_block line 1 at PERFORM
  hint: The statement may have committed a part of its work. The next run starts it from its beginning: check what it has done first, or write it so that it can run twice.
--- query select count(*) from pg_tables where tablename = 'd1'
1
--- remove deployment/00000-d.sql
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-d.sql" is partly applied, 0 of its 1 statements are committed (and perhaps a part of the next one), and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 7); or revert by hand what is committed, then run postgres-manager repair --forget 0.
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state           file                    when (UTC)            remark
      0  partly-applied  deployment/00000-d.sql  <when>  not on disk; 0 of 1 statements are committed (and perhaps a part of the next one); division by zero [22012], line 2

1 deployment: 1 partly-applied
check: found 1 partly-applied
--- sql
drop table d1;
create table n (a int);
create procedure fill() language plpgsql as $$
begin
    insert into n values (1);
    commit;
    insert into n values (1 / 0);
end $$;
--- run repair --forget 0 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- file manual-deployment/1-p.sql
-- postgres-manager: no-transaction
call fill();
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     manual-deployment/1-p.sql  0 of 1 statements are committed, and perhaps a part of the next one
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  manual-deployment/1-p.sql:2:1
  LINE 2: call fill();
          ^
  context: SQL statement "insert into n values (1 / 0)"
    PL/pgSQL function fill() line 5 at SQL statement
  hint: The statement may have committed a part of its work. The next run starts it from its beginning: check what it has done first, or write it so that it can run twice.
--- query select a from n
1
--- remove manual-deployment/1-p.sql
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "manual-deployment/1-p.sql" is partly applied, 0 of its 1 statements are committed (and perhaps a part of the next one), and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next manual deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 10); or revert by hand what is committed, then run postgres-manager repair --manual-deployment --forget 1.
nothing was changed
--- run repair --manual-deployment --forget 1 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- file deployment/00000-r.sql
-- postgres-manager: repeat
update n set a = a + 1 / (2 - a) where a < 4;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-r.sql  1 round is committed; the next run continues after it
0 applied, 1 failed, 0 not tried; correct the cause, or the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00000-r.sql:2:1
  LINE 2: update n set a = a + 1 / (2 - a) where a < 4;
          ^
--- query select a from n
2
--- query select state, statements_done, generated_done from postgres_manager.history order by id desc limit 1
failed|0|{"in part"}
--- remove deployment/00000-r.sql
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-r.sql" is partly applied, 0 of its 1 statements are committed (and perhaps a part of the next one), and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 13); or revert by hand what is committed, then run postgres-manager repair --forget 0.
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state           file                    when (UTC)            remark
      0  partly-applied  deployment/00000-r.sql  <when>  not on disk; 0 of 1 statements are committed (and perhaps a part of the next one); division by zero [22012], line 2

manual deployments
ordinal  state      file                       when (UTC)            remark
      1  failed     manual-deployment/1-p.sql  <when>  0 of 1 statements are committed (and perhaps a part of the next one); division by zero [22012], line 2
      1  forgotten  manual-deployment/1-p.sql  <when>

1 deployment: 1 partly-applied
check: found 1 partly-applied
