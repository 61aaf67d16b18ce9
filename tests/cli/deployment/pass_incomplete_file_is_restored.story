# A restored file continues after its committed statements, and then the instance matches the tree again.
--- file deployment/00000-a.sql
create table a (b int);
insert into a values (1), (1);
--- file deployment/00001-i.sql
create index concurrently i on a (b);
create unique index concurrently j on a (b);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-i.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: could not create unique index "j" [23505]
  deployment/00001-i.sql:2:1
  LINE 2: create unique index concurrently j on a (b);
          ^
  detail: Key (b)=(1) is duplicated.
--- remove deployment/00001-i.sql
--- run deployment --quiet --postgres-dsn {dsn}
--- status 4
--- stderr
refused: "deployment/00001-i.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: could not create unique index "j" [23505].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- file deployment/00001-i.sql
create index concurrently i on a (b);
create unique index concurrently j on a (b);
--- sql
delete from a where ctid = '(0,1)';
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
deployment/00001-i.sql: dropped the INVALID index public.j to build it again
[1/1] deployment/00001-i.sql  <time>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>
      1  applied  deployment/00001-i.sql  <when>

2 deployments: 2 applied
check: nothing found
