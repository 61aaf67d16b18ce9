# Applied, failed, not tried; the failed file is pending again, and the attempt is recorded.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
insert into a values ('x');
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-b.sql  rolled back
not tried  deployment/00002-c.sql
1 applied, 1 failed, 1 not tried; correct the file and run the same command again
--- stderr
<target>
[1/3] deployment/00000-a.sql  <time>
error: invalid input syntax for type integer: "x" [22P02]
  deployment/00001-b.sql:2:23
  LINE 2: insert into a values ('x');
                                ^
--- query select relname from pg_class where relnamespace = 'public'::regnamespace order by 1
a
--- query select ordinal, state, statements_done, statements_total, error_severity, error_sqlstate, error_message, error_line, error_column_number from postgres_manager.history order by id
0|applied|1|1|||||
1|failed|0|2|ERROR|22P02|invalid input syntax for type integer: "x"|2|23
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00001-b.sql  (failed on <when> with 22P02, nothing of it was committed)
run                deployment/00002-c.sql  (has not run here)
dry run: 2 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- file deployment/00001-b.sql
create table b (id int);
insert into a values (1);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00001-b.sql  <time>
[2/2] deployment/00002-c.sql  <time>
--- query select ordinal, path, state from postgres_manager.deployment_state order by ordinal
0|deployment/00000-a.sql|applied
1|deployment/00001-b.sql|applied
2|deployment/00002-c.sql|applied
--- query select ordinal, state from postgres_manager.history order by id
0|applied
1|failed
1|applied
2|applied
