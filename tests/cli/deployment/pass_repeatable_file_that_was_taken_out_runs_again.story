# When a removed file is restored, its objects may have been dropped, or created again by another file.
--- file postgres-manager.json
{"repeatable": ["1-functions"]}
--- file create/1-functions/order.json
{"1": "f.sql"}
--- file create/1-functions/f.sql
create or replace function f() returns int language sql as 'select 1';
--- file deployment/00000-a.sql
-- a placeholder
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- remove create/1-functions/f.sql
--- file create/1-functions/order.json
{"1": "g.sql"}
--- file create/1-functions/g.sql
create or replace function f() returns int language sql as 'select 2';
--- run deployment --postgres-dsn {dsn} --dry-run
--- status 0
--- stdout
run repeatable     create/1-functions/g.sql  (has not run here)
forget             create/1-functions/f.sql  (not in create/ any more; runs again if it is restored)
dry run: 1 file would run, in a transaction; nothing was changed
--- stderr
<target>
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 1 file applied, 1 repeatable file not in create/ any more, in <time>
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- remove create/1-functions/g.sql
--- file create/1-functions/order.json
{"1": "f.sql"}
--- file create/1-functions/f.sql
create or replace function f() returns int language sql as 'select 1';
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 1 file applied, 1 repeatable file not in create/ any more, in <time>
--- query select f()
1
--- query select path, state from postgres_manager.history where kind = 'repeatable' order by id
create/1-functions/g.sql|applied
create/1-functions/f.sql|forgotten
create/1-functions/f.sql|applied
create/1-functions/g.sql|forgotten
