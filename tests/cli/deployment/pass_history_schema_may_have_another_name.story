# Also a name that needs quotes.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --history-schema "Past Runs" --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- run deployment --history-schema "Past Runs" --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- query select ordinal, state from "Past Runs".history
0|applied
