# Earlier rounds are committed; the next run continues without further options.
--- sql
create table invoice (id int, cents int);
insert into invoice values (1, 100), (2, 200), (3, null), (4, 400);
--- file deployment/00000-euros.sql
-- postgres-manager: repeat
with batch as (delete from invoice where id in (select id from invoice order by id limit 1) returning *)
insert into paid select id, cents / 100 from batch;
--- sql
create table paid (id int, euros int not null);
--- run deployment --first-run --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-euros.sql  2 rounds are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; correct the cause, or the file, and run the same command again
--- stderr
<target>
error: null value in column "euros" of relation "paid" violates not-null constraint [23502]
  deployment/00000-euros.sql:2:1
  LINE 2: with batch as (delete from invoice where id in (select id from invoice order by id limit 1) returnin...
          ^
  detail: Failing row contains (3, null).
--- query select * from paid order by id
1|1
2|2
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state   file                        when (UTC)            remark
      0  failed  deployment/00000-euros.sql  <when>  its completed rounds are committed; null value in column "euros" of relation "paid" violates not-null constraint [23502], line 2

1 deployment: 1 failed
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00000-euros.sql  (failed on <when> with 23502; its completed rounds are committed)
dry run: 1 file would run, without a transaction; nothing was changed
--- stderr
<target>
--- sql
update invoice set cents = 300 where id = 3;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-euros.sql  <time>
--- query select * from paid order by id
1|1
2|2
3|3
4|4
