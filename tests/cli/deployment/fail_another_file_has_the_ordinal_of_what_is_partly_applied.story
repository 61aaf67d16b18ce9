# A partly applied file is recognised by its name or its content, not by its ordinal.
--- file deployment/00000-k.sql
-- postgres-manager: no-transaction
create table k1 (a int);
select 1 / 0;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-k.sql  1 of 2 statements are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00000-k.sql:3:1
  LINE 3: select 1 / 0;
          ^
--- remove deployment/00000-k.sql
--- file deployment/00000-other.sql
create table other ();
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-k.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk; "deployment/00000-other.sql" has its ordinal [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 0.
nothing was changed
--- query select tablename from pg_tables where schemaname = 'public'
k1
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state           file                        when (UTC)            remark
      0  partly-applied  deployment/00000-k.sql      <when>  not on disk; 1 of 2 statements are committed; division by zero [22012], line 3
      0  pending         deployment/00000-other.sql

2 deployments: 1 pending, 1 partly-applied
check: found 1 pending, 1 partly-applied
--- run baseline --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-k.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk; "deployment/00000-other.sql" has its ordinal [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 0.
nothing was changed
--- remove deployment/00000-other.sql
--- file deployment/00000-k.sql
-- nothing
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-k.sql" is partly applied, 1 of its 2 statements are committed, and its file has no statement now [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 0.
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state           file                    when (UTC)            remark
      0  partly-applied  deployment/00000-k.sql  <when>  its file has no statement now; 1 of 2 statements are committed; division by zero [22012], line 3

1 deployment: 1 partly-applied
check: found 1 partly-applied
--- query select state, path from postgres_manager.history
failed|deployment/00000-k.sql
--- remove deployment/00000-k.sql
--- file deployment/00000-renamed.sql
-- postgres-manager: no-transaction
create table k1 (a int);
select 1 / 0;
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state   file                          when (UTC)            remark
      0  failed  deployment/00000-renamed.sql  <when>  1 of 2 statements are committed; division by zero [22012], line 3

1 deployment: 1 failed
check: found 1 failed
--- remove deployment/00000-renamed.sql
--- file deployment/00000-k.sql
-- postgres-manager: no-transaction
create table k2 (a int);
select 1 / 0;
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00000-k.sql  (failed on <when> with 22012 after 1 of 2 statements, which were committed; starts over, because they were edited)
dry run: 1 file would run, without a transaction; nothing was changed
--- stderr
<target>
notice: "deployment/00000-k.sql" runs from its first statement: the statements that an earlier run committed were edited
--- file deployment/00000-k.sql
select 1 / 0;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-k.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00000-k.sql:1:1
  LINE 1: select 1 / 0;
          ^
--- remove deployment/00000-k.sql
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-k.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 0.
nothing was changed
--- query select tablename from pg_tables where schemaname = 'public'
k1
--- sql
drop table k1;
--- run repair --forget 0 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- file deployment/00000-other.sql
create table other ();
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select tablename from pg_tables where schemaname = 'public'
other
