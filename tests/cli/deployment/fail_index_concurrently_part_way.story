# Each statement is committed by itself: completed ones stay, and the next run continues after them.
--- file deployment/00000-a.sql
create table a (id int, name text);
--- file deployment/00001-indexes.sql
create index concurrently a_id on a (id);
create index concurrently a_size on a (size);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-indexes.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
error: column "size" does not exist [42703]
  deployment/00001-indexes.sql:2:1
  LINE 2: create index concurrently a_size on a (size);
          ^
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|applied|1|1
1|failed|1|2
--- sql
alter table a add column size int;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-indexes.sql  <time>
--- query select indexrelid::regclass, indisvalid from pg_index where indrelid = 'a'::regclass order by 1
a_id|t
a_size|t
