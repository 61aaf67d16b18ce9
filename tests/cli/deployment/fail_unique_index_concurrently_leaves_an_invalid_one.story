# PostgreSQL keeps an INVALID index if CREATE UNIQUE INDEX CONCURRENTLY fails. The message must not claim a rollback;
# the next run drops the index and reports it.
--- file deployment/00000-a.sql
create table a (id int);
insert into a values (1), (1);
--- file deployment/00001-unique.sql
create unique index concurrently a_id on a (id);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-unique.sql  nothing is committed; the next run drops the INVALID index that it left
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
error: could not create unique index "a_id" [23505]
  deployment/00001-unique.sql:1:1
  LINE 1: create unique index concurrently a_id on a (id);
          ^
  detail: Key (id)=(1) is duplicated.
--- query select indexrelid::regclass, indisvalid from pg_index where indrelid = 'a'::regclass
a_id|f
--- sql
delete from a where ctid = (select min(ctid) from a);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
deployment/00001-unique.sql: dropped the INVALID index public.a_id to build it again
[1/1] deployment/00001-unique.sql  <time>
--- query select indexrelid::regclass, indisvalid from pg_index where indrelid = 'a'::regclass
a_id|t
