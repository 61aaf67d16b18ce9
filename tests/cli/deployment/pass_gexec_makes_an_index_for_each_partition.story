# CREATE INDEX CONCURRENTLY does not work on a partitioned table, so users create one per partition.
--- file deployment/00000-events.sql
create table event (id int, day date) partition by range (day);
create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01');
create table event_2025 partition of event for values from ('2025-01-01') to ('2026-01-01');
create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
--- file deployment/00001-index.sql
-- postgres-manager: no-transaction
select format('create index concurrently %I on %s (day)', c.relname || '_day', c.oid::regclass)
from pg_inherits join pg_class as c on c.oid = inhrelid
where inhparent = 'event'::regclass
order by c.relname
\gexec
create index event_day on only event (day);
select format('alter index event_day attach partition %I', c.relname || '_day'), null, 'select 1'
from pg_inherits join pg_class as c on c.oid = inhrelid
where inhparent = 'event'::regclass
order by c.relname
\gexec
--- run deployment --verbose --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-events.sql: statement 1 of 4 done
[1/2] deployment/00000-events.sql: statement 2 of 4 done
[1/2] deployment/00000-events.sql: statement 3 of 4 done
[1/2] deployment/00000-events.sql: statement 4 of 4 done
[1/2] deployment/00000-events.sql  <time>
[2/2] deployment/00001-index.sql: generated statement 1 of 3 done
[2/2] deployment/00001-index.sql: generated statement 2 of 3 done
[2/2] deployment/00001-index.sql: generated statement 3 of 3 done
[2/2] deployment/00001-index.sql: statement 1 of 3 done
[2/2] deployment/00001-index.sql: statement 2 of 3 done
[2/2] deployment/00001-index.sql: generated statement 1 of 6 done
[2/2] deployment/00001-index.sql: generated statement 2 of 6 done
[2/2] deployment/00001-index.sql: generated statement 3 of 6 done
[2/2] deployment/00001-index.sql: generated statement 4 of 6 done
[2/2] deployment/00001-index.sql: generated statement 5 of 6 done
[2/2] deployment/00001-index.sql: generated statement 6 of 6 done
[2/2] deployment/00001-index.sql: statement 3 of 3 done
[2/2] deployment/00001-index.sql  <time>
--- query select indexrelid::regclass, indisvalid from pg_index where indrelid in (select oid from pg_class where relname like 'event%') order by 1
event_2024_day|t
event_2025_day|t
event_2026_day|t
event_day|t
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|applied|4|4
1|applied|3|3
