# Committed statements of an undo file are not forgotten if the file no longer contains any.
--- file deployment/00000-a.sql
create table a (n int);
create table b (n int);
--- file undo/00000-a.sql
-- postgres-manager: no-transaction
drop table b;
drop table nope;
drop table a;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00000-a.sql  1 of 3 statements are committed; the next run continues after them
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
error: table "nope" does not exist [42P01]
  undo/00000-a.sql:3:1
  LINE 3: drop table nope;
          ^
--- file undo/00000-a.sql
-- nothing
--- run undo --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "undo/00000-a.sql" stopped part-way, 1 of its 3 statements are committed, and its file has no statement now [undo-unfinished]
  detail: It failed on <when>: table "nope" does not exist [42P01].
  hint: Restore the file, and the next undo continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3); or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place).
nothing was changed
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" is partly undone: "undo/00000-a.sql" stopped part-way, 1 of its 3 statements are committed [undo-unfinished]
  detail: It failed on <when>: table "nope" does not exist [42P01].
  hint: Finish it: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place).
nothing was changed
--- query select tablename from pg_tables where schemaname = 'public'
a
--- file undo/00000-a.sql
-- postgres-manager: no-transaction
drop table b;
drop table a;
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- query select tablename from pg_tables where schemaname = 'public'
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select tablename from pg_tables where schemaname = 'public' order by 1
a
b
