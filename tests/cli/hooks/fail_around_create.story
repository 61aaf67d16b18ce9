# after-failure runs after a create that left nothing, and after-create after a successful one.
--- executable hooks/after-failure
#!/bin/sh
grep -o '"event":"[a-z]*","function":"[a-z]*","result":"[a-z]*"'
psql -XAtc "select coalesce(to_regclass('a')::text, 'no table a')"
--- executable hooks/after-create
#!/bin/sh
exit 1
--- file create/1-a/order.json
{"1": "a.sql", "2": "b.sql"}
--- file create/1-a/a.sql
create table a (id int);
--- file create/1-a/b.sql
create table a (id int);
--- run create --postgres-dsn {dsn}
--- status 6
--- stdout
create: failed at create/1-a/b.sql; everything was rolled back, the database is unchanged
--- stderr
<target>
[1/2] create/1-a/a.sql  <time>
hooks/after-failure: "event":"finished","function":"create","result":"failed"
hooks/after-failure: no table a
hooks/after-failure  <time>
error: relation "a" already exists [42P07]
  create/1-a/b.sql:1:1
  LINE 1: create table a (id int);
          ^
--- file create/1-a/b.sql
create table b (id int);
--- run create --postgres-dsn {dsn}
--- status 9
--- stdout
create: 2 files applied, in <time>
--- stderr
<target>
[1/2] create/1-a/a.sql  <time>
[2/2] create/1-a/b.sql  <time>
error: hook "after-create" failed with exit status 1
  detail: The run itself is complete: its changes are committed and recorded.
  hint: Complete the work of the hook by hand: the same command would have nothing to do and would run no hook.
--- run create --if-needed --postgres-dsn {dsn}
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
<target>
