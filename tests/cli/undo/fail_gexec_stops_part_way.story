# A deployment of which \gexec has undone a part is not in place.
--- file deployment/00000-u.sql
create table u1 (a int);
create table u2 (a int);
--- file deployment/00001-v.sql
create table v (a int);
--- file undo/00001-v.sql
-- postgres-manager: no-transaction
select 'drop table u1' union all select 'drop table nope' order by 1 desc \gexec
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- run undo --yes --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00001-v.sql  what is done is committed; the next run continues after it
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
<target>
error: table "nope" does not exist [42P01]
  undo/00001-v.sql:2:1
  LINE 2: select 'drop table u1' union all select 'drop table nope' order by 1 desc \gexec
          ^
  context: statement made by \gexec: drop table nope
--- query select tablename from pg_tables where schemaname = 'public' order by 1
u2
v
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-v.sql" is partly undone: "undo/00001-v.sql" stopped part-way, 0 of its 1 statements and 1 made by \gexec are committed [undo-unfinished]
  detail: It failed on <when>: table "nope" does not exist [42P01].
  hint: Finish it: postgres-manager undo; or bring the deployment to one of its ends by hand and say which: postgres-manager repair --forget 1 when it is gone, --mark-applied 1 when it is back.
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state        file                    when (UTC)            remark
      0  applied      deployment/00000-u.sql  <when>
      1  half-undone  deployment/00001-v.sql  <when>  its undo stopped part-way, 0 of 1 statements and 1 made by \gexec are committed: table "nope" does not exist [42P01], line 2

2 deployments: 1 applied, 1 half-undone
check: found 1 half-undone
