# An instance that prune did not know lacks deleted deployments: nothing runs there until it gets them.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --dbname {database}_old --quiet
--- status 5
--- stderr
error: database "{database}_old" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}_old" does not exist
  hint: Check the name, or create it: postgres-manager create --dbname {database}_old --postgres-dsn {dsn} --create-database
--- sql
create database {database}_old;
--- run deployment --postgres-dsn {dsn} --dbname {database}_old --quiet
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00001-b.sql
alter table a add b int;
--- file deployment/00002-c.sql
alter table a add c int;
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- run prune --before 2 --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deleted deployment/00000-a.sql
deleted deployment/00001-b.sql
prune: 2 files deleted, the first deployment is 2 now
next: prove that nothing else depends on them, then commit: postgres-manager verify --postgres-dsn {dsn}
--- run deployment --postgres-dsn {dsn} --dbname {database}_old
--- status 4
--- stderr
database "{database}_old", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
refused: deployment 1 is neither on disk nor in the history of this instance [start-missing]
  detail: The first file on disk is "deployment/00002-c.sql".
  hint: Restore the missing files in deployment/, or first deploy an earlier version of the tree that contains them.
nothing was changed
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
