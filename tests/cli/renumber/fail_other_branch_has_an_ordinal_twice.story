# Both files are on main: git does not know which of them has run.
--- server none
--- git init -qb main
--- file deployment/00000-a.sql
select 1;
--- file deployment/00001-b.sql
select 2;
--- file deployment/00001-c.sql
select 3;
--- file undo/00001-c.sql
select 4;
--- git add .
--- git commit -qm one
--- run renumber
--- status 4
--- stderr
error: ordinal 1 is used twice, by "00001-b.sql" and "00001-c.sql", and main does not say which of them keeps it
  hint: Give ordinal 00002 to the file that has not run on any instance, which is either: mv deployment/00001-c.sql deployment/00002-c.sql && mv undo/00001-c.sql undo/00002-c.sql or: mv deployment/00001-b.sql deployment/00002-b.sql
--- run validate
--- status 3
--- stderr
deployment/00001-c.sql: error: ordinal 1 is used twice, by "00001-b.sql" and "00001-c.sql" [duplicate-ordinal]
  hint: After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give ordinal 00002 to the file that has not run on any instance, which is either: mv deployment/00001-c.sql deployment/00002-c.sql && mv undo/00001-c.sql undo/00002-c.sql or: mv deployment/00001-b.sql deployment/00002-b.sql
1 problem in the source tree; nothing was run
--- git mv deployment/00001-c.sql deployment/00002-c.sql
--- git mv undo/00001-c.sql undo/00002-c.sql
--- run renumber
--- status 0
--- stdout
renumber: nothing to do, all ordinals already follow those of main
