# Committed statements of a deployment are not repeated when its file moves to manual-deployment/.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2 / (select count(*) from a where n = 5));
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-fill.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00001-fill.sql:3:1
  LINE 3: insert into a values (2 / (select count(*) from a where n = 5));
          ^
--- remove deployment/00001-fill.sql
--- file manual-deployment/00007-hurry.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2 / (select count(*) from a where n = 5));
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-fill.sql" is partly applied, 1 of its 2 statements are committed, and its file is "manual-deployment/00007-hurry.sql" now [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Move it back, and the next deployment continues after what is committed: mv -n manual-deployment/00007-hurry.sql deployment/00001-fill.sql; or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- query select n from a
1
--- remove manual-deployment/00007-hurry.sql
--- file manual-deployment/00001-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2);
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-fill.sql" is partly applied, 1 of its 2 statements are committed, and its file is "manual-deployment/00001-fill.sql" now [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Move it back, and the next deployment continues after what is committed: mv -n manual-deployment/00001-fill.sql deployment/00001-fill.sql; or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- query select n from a
1
--- remove manual-deployment/00001-fill.sql
--- file manual-deployment/00008-else.sql
insert into a values (8);
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- file deployment/00001-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select n from a order by n
1
2
8
