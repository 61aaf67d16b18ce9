# Only the last commit of a run waits for the disk, which includes all before it; with --durable-each every commit
# waits.
--- sql
alter database {database} set synchronous_commit to on;
--- file deployment/00000-a.sql
create table said (number int, what text);
insert into said values (0, current_setting('synchronous_commit'));
--- file deployment/00001-b.sql
insert into said values (1, current_setting('synchronous_commit'));
--- file deployment/00002-c.sql
insert into said values (2, current_setting('synchronous_commit'));
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/00000-a.sql  <time>
[2/3] deployment/00001-b.sql  <time>
[3/3] deployment/00002-c.sql  <time>
--- file deployment/00003-d.sql
insert into said values (3, current_setting('synchronous_commit'));
--- file deployment/00004-e.sql
insert into said values (4, current_setting('synchronous_commit'));
--- run deployment --durable-each --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00003-d.sql  <time>
[2/2] deployment/00004-e.sql  <time>
--- query select * from said order by number
0|off
1|off
2|on
3|on
4|on
