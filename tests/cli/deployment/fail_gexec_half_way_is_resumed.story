# What was made before stays, the INVALID index goes, and the next run makes what is left.
--- sql
create table a (id int);
create table b (id int);
create table c (id int);
insert into b values (1), (1);
--- file deployment/00000-index.sql
-- postgres-manager: no-transaction
select format('create unique index concurrently %I on %I (id)', name || '_id', name)
from unnest(array['a', 'b', 'c']) as name
\gexec
--- run deployment --first-run --verbose --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-index.sql  what is done is committed; the next run continues after it
0 applied, 1 failed, 0 not tried; correct the cause, or what is left of the file, and run the same command again
--- stderr
<target>
[1/1] deployment/00000-index.sql: generated statement 1 of 3 done
error: could not create unique index "b_id" [23505]
  deployment/00000-index.sql:2:1
  LINE 2: select format('create unique index concurrently %I on %I (id)', name || '_id', name)
          ^
  detail: Key (id)=(1) is duplicated.
  context: statement made by \gexec: create unique index concurrently b_id on b (id)
--- query select indexrelid::regclass, indisvalid from pg_index where indexrelid::regclass::text like '__id' order by 1
a_id|t
b_id|f
--- sql
delete from b where ctid = (select min(ctid) from b);
--- run deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-index.sql","statements":1,"reason":"failed on <when> with 23505"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-index.sql"}
{"event":"generated-statement-done","path":"deployment/00000-index.sql","done":1,"total":3}
{"event":"invalid-index-dropped","path":"deployment/00000-index.sql","index":"public.b_id"}
{"event":"generated-statement-done","path":"deployment/00000-index.sql","done":2,"total":3}
{"event":"generated-statement-done","path":"deployment/00000-index.sql","done":3,"total":3}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-index.sql"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-index.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- query select indexrelid::regclass, indisvalid from pg_index where indexrelid::regclass::text like '__id' order by 1
a_id|t
b_id|t
c_id|t
