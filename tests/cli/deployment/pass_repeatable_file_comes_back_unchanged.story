# Its objects may have been dropped since, so it runs, although it is the same as in its last run.
--- file postgres-manager.json
{"repeatable": ["1-functions"]}
--- file create/1-functions/order.json
{"1": "f.sql", "2": "g.sql"}
--- file create/1-functions/f.sql
create or replace function f() returns int language sql as 'select 1';
--- file create/1-functions/g.sql
create or replace function g() returns int language sql as 'select 2';
--- file deployment/00000-a.sql
-- a placeholder
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 2 files applied, 1 deployment marked as contained, in <time>
--- remove create/1-functions/g.sql
--- file create/1-functions/order.json
{"1": "f.sql"}
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 repeatable file not in create/ any more, in <time>
--- sql
drop function g();
--- file create/1-functions/order.json
{"1": "f.sql", "2": "g.sql"}
--- file create/1-functions/g.sql
create or replace function g() returns int language sql as 'select 2';
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select g()
2
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
