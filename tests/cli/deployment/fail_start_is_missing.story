# A tree that begins above 0 needs an instance that holds what came before.
--- file deployment/00003-d.sql
create table d (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: deployments 0 to 2 are neither on disk nor in the history of this instance [start-missing]
  detail: The first file on disk is "deployment/00003-d.sql".
  hint: Restore the missing files in deployment/, or number the files of a tree that never ran from 0; to adopt an instance that contains them and has no history, run postgres-manager baseline.
nothing was changed
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
