# A notice is shown with the file that raised it; --quiet shows only results, --verbose each statement.
--- file deployment/00000-a.sql
drop table if exists a;
do $$ begin raise warning 'look at % rows', 7 using detail = 'They are old.'; end $$;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
deployment/00000-a.sql: notice: table "a" does not exist, skipping
deployment/00000-a.sql: warning: look at 7 rows (They are old.)
[1/1] deployment/00000-a.sql  <time>
--- file deployment/00001-b.sql
drop table if exists b;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00002-c.sql
create table c (id int);
create table d (id int);
--- run deployment --verbose --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00002-c.sql: statement 1 of 2 done
[1/1] deployment/00002-c.sql: statement 2 of 2 done
[1/1] deployment/00002-c.sql  <time>
