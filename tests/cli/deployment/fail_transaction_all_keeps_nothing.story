# With --transaction all the files share one transaction: all or nothing. Only the failed attempt is recorded.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
insert into b values ('two');
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --transaction all --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00000-a.sql  (has not run here)
run                deployment/00001-b.sql  (has not run here)
run                deployment/00002-c.sql  (has not run here)
dry run: 3 files would run, all in one transaction; nothing was changed
--- stderr
<target>
--- run deployment --transaction all --postgres-dsn {dsn}
--- status 6
--- stdout
deployment: failed at deployment/00001-b.sql; everything was rolled back, the database is unchanged
--- stderr
<target>
[1/3] deployment/00000-a.sql  <time>
error: invalid input syntax for type integer: "two" [22P02]
  deployment/00001-b.sql:2:23
  LINE 2: insert into b values ('two');
                                ^
--- query select count(*) from pg_class where relnamespace = 'public'::regnamespace
0
--- query select ordinal, state from postgres_manager.history
1|failed
--- file deployment/00001-b.sql
create table b (id int);
insert into b values (2);
--- env POSTGRES_MANAGER_TRANSACTION=all
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/00000-a.sql  <time>
[2/3] deployment/00001-b.sql  <time>
[3/3] deployment/00002-c.sql  <time>
--- query select ordinal, state from postgres_manager.history order by id
1|failed
0|applied
1|applied
2|applied
--- file deployment/00003-d.sql
create table d (id int);
--- file deployment/00004-e.sql
create table e (id int, foreign key (id) references d (id));
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
deployment: failed at deployment/00004-e.sql; everything was rolled back, the database is unchanged
--- stderr
<target>
[1/2] deployment/00003-d.sql  <time>
error: there is no unique constraint matching given keys for referenced table "d" [42830]
  deployment/00004-e.sql:1:1
  LINE 1: create table e (id int, foreign key (id) references d (id));
          ^
--- query select ordinal, state, error_sqlstate from postgres_manager.history order by id
1|failed|22P02
0|applied|
1|applied|
2|applied|
4|failed|42830
--- query select relname from pg_class where relnamespace = 'public'::regnamespace order by 1
a
b
c
