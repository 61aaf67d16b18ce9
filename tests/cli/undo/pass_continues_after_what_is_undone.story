# A half-done undo is finished by the same command, or by a user who says that the rest was reverted, too.
--- file deployment/00000-a.sql
create table a (n int);
create table b (n int);
--- file undo/00000-a.sql
-- postgres-manager: no-transaction
drop table b;
drop table a;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
create view v as select n from a;
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00000-a.sql  1 of 2 statements are committed; the next run continues after them
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
error: cannot drop table a because other objects depend on it [2BP01]
  undo/00000-a.sql:3:1
  LINE 3: drop table a;
          ^
  detail: view v depends on table a
  hint: Use DROP ... CASCADE to drop the dependent objects too.
--- sql
drop view v;
--- run undo --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                undo/00000-a.sql  (reverts "deployment/00000-a.sql", in place since <when>; failed on <when> with 2BP01 after 1 of 2 statements, which were committed)
dry run: 1 file would run, without a transaction; nothing was changed
--- stderr
<target>
--- run undo --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- stderr
<target>
[1/1] undo/00000-a.sql  <time>
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
create view v as select n from a;
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00000-a.sql  1 of 2 statements are committed; the next run continues after them
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
error: cannot drop table a because other objects depend on it [2BP01]
  undo/00000-a.sql:3:1
  LINE 3: drop table a;
          ^
  detail: view v depends on table a
  hint: Use DROP ... CASCADE to drop the dependent objects too.
--- sql
drop table a cascade;
--- run repair --forget 0 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- stderr
<target>
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select kind, state, statements_done from postgres_manager.history order by id
deployment|applied|2
undo|failed|1
undo|undone|2
deployment|applied|2
undo|failed|1
repair|forgotten|0
deployment|applied|2
