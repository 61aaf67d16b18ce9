# A tree that starts above 0 needs an instance that contains the deployments before.
--- file deployment/00003-d.sql
create table d (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: deployments 0 to 2 are neither on disk nor in the history of this instance [start-missing]
  detail: The first file on disk is "deployment/00003-d.sql".
  hint: Restore the missing files in deployment/, or first deploy an earlier version of the tree that contains them. If the tree never ran, number its files from 0: mv deployment/00003-d.sql deployment/00000-d.sql && postgres-manager renumber --all. To adopt an instance that contains the missing files and has no history: postgres-manager baseline --postgres-dsn {dsn} marks all files on disk as in place; if they are still to run, first write a comment into deployment/00002-earlier.sql, then run postgres-manager baseline --postgres-dsn {dsn} --ordinal 2.
nothing was changed
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- file deployment/00002-earlier.sql
-- They ran before there was a history.
--- run baseline --quiet --postgres-dsn {dsn} --ordinal 2
--- status 0
--- stdout
baseline: 1 deployment marked as in place, in <time>
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- remove deployment
--- file deployment/00000-d.sql
create table d (id int);
--- file deployment/00004-e.sql
create table e (id int);
--- run renumber --all
--- status 0
--- stdout
renamed deployment/00004-e.sql to deployment/00001-e.sql
renumber: 1 file renamed
--- stderr
notice: an instance that ran one of these files knows it by its old ordinal and refuses the next deployment
