# If the server process ends between the commit of a concurrent index and that of its row, the index exists without a
# row. Here the index is created by hand.
--- file deployment/00000-a.sql
create table a (n int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
create index a_n on a (n);
--- file deployment/00001-i.sql
create index concurrently a_n on a (n);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00001-i.sql  nothing is committed; the next run drops the INVALID index that it left
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a_n" already exists [42P07]
  deployment/00001-i.sql:1:1
  LINE 1: create index concurrently a_n on a (n);
          ^
  hint: If an earlier run lost its connection here, the statement may be complete without being recorded. Check that the index is as the statement defines it, write IF NOT EXISTS into the statement and run the same command again.
--- file deployment/00001-i.sql
create index concurrently if not exists a_n on a (n);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00002-d.sql
drop index concurrently gone;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00002-d.sql  nothing is committed
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: index "gone" does not exist [42704]
  deployment/00002-d.sql:1:1
  LINE 1: drop index concurrently gone;
          ^
  hint: If an earlier run lost its connection here, the statement may be complete without being recorded. Check that the index no longer exists, write IF EXISTS into the statement and run the same command again.
--- file deployment/00002-d.sql
drop index concurrently if exists gone;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
