# Runs outside a transaction; the run lock must not block it.
--- file deployment/00000-a.sql
create table a (id int, name text);
--- file deployment/00001-indexes.sql
create index concurrently a_id on a (id);
create index concurrently a_name on a (name);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-indexes.sql  <time>
--- query select indexrelid::regclass, indisvalid from pg_index where indrelid = 'a'::regclass order by 1
a_id|t
a_name|t
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|applied|1|1
1|applied|2|2
