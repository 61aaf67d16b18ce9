# Both would be recorded, and only the last one would count.
--- server none
--- file deployment/00000-a.sql
create table a (n int);
--- run repair --mark-applied 0 --forget 0 --postgres-dsn host=/nowhere
--- status 2
--- stderr
error: deployment 0 is named by --mark-applied and by --forget
  hint: Name each deployment in one option only.
--- run repair --accept-changed 1,2 --mark-applied 002 --output json --postgres-dsn host=/nowhere
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"deployment 2 is named by --accept-changed and by --mark-applied","hint":"Name each deployment in one option only."}}
