# A run in a protected environment protects the instance although it fails, and a second history does not lift that.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
select 1 / 0;
--- file undo/00000-a.sql
drop table a;
--- file test-data/0-rows.sql
insert into a values (1);
--- file postgres-manager.json
{"environments": {"production": {"protected": true}}}
--- run deployment --quiet --environment production --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-b.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
this instance is protected from now on, because environment "production" is
--- stderr
error: division by zero [22012]
  deployment/00001-b.sql:1:1
  LINE 1: select 1 / 0;
          ^
--- run reset --yes --postgres-dsn {dsn}
--- status 3
--- stderr
create: error: directory "create" does not exist [directory-missing]
  hint: Create it: postgres-manager init
1 problem in the source tree; nothing was run
--- query select kind, state from postgres_manager.history order by id
protection|marked
deployment|applied
deployment|failed
--- run repair --mark-applied 0 --first-run --history-schema second --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- stderr
<target>
--- run test-data --history-schema second --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected [instance-protected]
  detail: User "postgres" protected it on <when>: environment "production" is protected.
  hint: Data that every instance needs belong in create/ and in deployments. If this instance may get test data, remove the protection: postgres-manager repair --postgres-dsn {dsn} --unprotect --reason TEXT --history-schema postgres_manager.
nothing was changed
--- query select count(*) from a
0
