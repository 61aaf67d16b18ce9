# Notices of the server during a successful file.
--- file deployment/00000-a.sql
drop table if exists :"token";
--- run deployment --set token=s3cr3t --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
deployment/00000-a.sql: notice: table "..." does not exist, skipping
[1/1] deployment/00000-a.sql  <time>
