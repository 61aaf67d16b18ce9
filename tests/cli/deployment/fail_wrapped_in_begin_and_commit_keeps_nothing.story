# BEGIN and COMMIT of the file do not end our transaction.
--- file deployment/00000-a.sql
BEGIN;
create table a (id int);
create table a (id int);
COMMIT;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: relation "a" already exists [42P07]
  deployment/00000-a.sql:3:1
  LINE 3: create table a (id int);
          ^
--- query select count(*) from pg_class where relnamespace = 'public'::regnamespace
0
