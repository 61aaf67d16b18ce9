# A deployment that was edited, undone, or is partly applied or partly undone on an instance is not deleted.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
alter table a add b int;
--- file deployment/00002-c.sql
-- postgres-manager: no-transaction
alter table a add c int;
create index concurrently on a (c);
--- file deployment/00003-d.sql
alter table a add d int;
--- file undo/00002-c.sql
-- postgres-manager: no-transaction
alter table a drop c;
drop index concurrently nothing;
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- file deployment/00001-b.sql
alter table a add b bigint;
--- run prune --before 3 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the instance does not have deployment 1 [prune-not-in-place]
  detail: There: 1 changed.
  hint: Bring it up to date: postgres-manager deployment --postgres-dsn {dsn}
nothing was changed
--- file deployment/00001-b.sql
-- A comment changes nothing.
alter table a add b int;
--- run prune --before 2 --postgres-dsn {dsn} --dry-run
--- status 0
--- stdout
would delete deployment/00000-a.sql
would delete deployment/00001-b.sql
dry run: 2 files would be deleted; nothing was changed
--- stderr
<target>
--- run repair --forget 3 --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- run undo --postgres-dsn {dsn} --yes --quiet
--- status 6
--- stdout
failed     undo/00002-c.sql  1 of 2 statements are committed; the next run continues after them
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
error: index "nothing" does not exist [42704]
  undo/00002-c.sql:3:1
  LINE 3: drop index concurrently nothing;
          ^
  hint: If an earlier run lost its connection here, the statement may be complete without being recorded. Check that the index no longer exists, write IF EXISTS into the statement and run the same command again.
--- run prune --before 3 --postgres-dsn {dsn} --output json
--- status 4
--- stdout
{"event":"pruned","dry_run":false,"before":3,"files":["deployment/00000-a.sql","deployment/00001-b.sql","undo/00002-c.sql","deployment/00002-c.sql"],"deleted":false,"environments":[{"asked":true,"lacking":[2]}],"notices":[],"refusals":[{"rule":"prune-not-in-place","ordinal":2,"message":"the instance does not have deployment 2","detail":"There: 2 partly undone.","hint":"Bring it up to date: postgres-manager deployment --postgres-dsn {dsn}"}]}
--- run prune --before 2 --postgres-dsn {dsn} --dry-run --quiet
--- status 0
--- stdout
would delete deployment/00000-a.sql
would delete deployment/00001-b.sql
dry run: 2 files would be deleted; nothing was changed
