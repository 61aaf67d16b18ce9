# Nothing is dropped after a hook that failed.
--- executable hooks/before-create
#!/bin/sh
exit 1
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
create table a (id int);
--- sql
create table kept (id int);
--- run reset --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: hook "before-create" failed with exit status 1
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
  hint: Fix the cause and run the same command again.
--- query select to_regclass('kept'), to_regclass('a')
kept|
