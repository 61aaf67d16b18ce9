# --setting app.x=... is as secret as --set.
--- file deployment/00000-a.sql
select current_setting('app.token')::int;
--- run deployment --setting app.token=s3cr3t-of-the-line --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-a.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: invalid input syntax for type integer: "..." [22P02]
  deployment/00000-a.sql:1:1
  LINE 1: select current_setting('app.token')::int;
          ^
--- query select count(*) from postgres_manager.history as h where h::text like '%s3cr3t%'
0
