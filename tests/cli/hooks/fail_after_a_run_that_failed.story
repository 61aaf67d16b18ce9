# after-failure receives the outcome of the failed run; the exit status stays that of the failure, even if the hook
# fails. after-deployment does not run.
--- executable hooks/after-failure
#!/bin/sh
grep -o '"result":"[a-z-]*"\|"failure":{"code":"[a-z]*"'
--- executable hooks/after-deployment
#!/bin/sh
echo never
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-b.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
hooks/after-failure: "result":"failed"
hooks/after-failure: "failure":{"code":"sql"
hooks/after-failure  <time>
error: relation "a" already exists [42P07]
  deployment/00001-b.sql:1:1
  LINE 1: create table a (id int);
          ^
--- executable hooks/after-failure
#!/bin/sh
exit 5
--- run deployment --postgres-dsn {dsn} --quiet
--- status 6
--- stdout
failed     deployment/00001-b.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a" already exists [42P07]
  deployment/00001-b.sql:1:1
  LINE 1: create table a (id int);
          ^
error: hook "after-failure" failed with exit status 5
  hint: Complete the work of the hook by hand.
--- query select ordinal, state from postgres_manager.history order by id
0|applied
1|failed
1|failed
