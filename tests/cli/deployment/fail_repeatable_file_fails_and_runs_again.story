# A repeatable file that failed is rolled back and pending, like a deployment; the failure is shown.
--- file postgres-manager.json
{"repeatable": ["1-functions"]}
--- file create/1-functions/order.json
{"1": "fn_one.sql"}
--- file create/1-functions/fn_one.sql
create or replace function one() returns int language sql as 'select 1';
--- file deployment/00000-a.sql
-- a placeholder
--- run deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":0,"reason":"has not run here"},{"action":"run","kind":"repeatable","path":"create/1-functions/fn_one.sql","statements":1,"reason":"has not run here"}]}
{"event":"file-started","position":1,"total":2,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql"}
{"event":"file-started","position":2,"total":2,"action":"run","kind":"repeatable","path":"create/1-functions/fn_one.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"repeatable","path":"create/1-functions/fn_one.sql"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>},{"action":"run","kind":"repeatable","path":"create/1-functions/fn_one.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- file create/1-functions/fn_one.sql
create or replace function one() returns text language sql as 'select 1';
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     create/1-functions/fn_one.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: cannot change return type of existing function [42P13]
  create/1-functions/fn_one.sql:1:1
  LINE 1: create or replace function one() returns text language sql as 'select 1';
          ^
  hint: Use DROP FUNCTION one() first.
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

repeatable files
state   file                           when (UTC)            remark
failed  create/1-functions/fn_one.sql  <when>  cannot change return type of existing function [42P13], line 1

1 deployment: 1 applied
check: found 1 repeatable file failed
--- file create/1-functions/fn_one.sql
create or replace function one() returns int language sql as 'select 1';
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
