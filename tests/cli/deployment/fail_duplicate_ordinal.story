# 00000, 00001, 00000; and 1 is the same number as 00001.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file deployment/00000-c.sql
select 1;
--- file deployment/00001-b.sql
select 1;
--- file deployment/1-d.sql
select 1;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-c.sql: error: ordinal 0 is used twice, by "00000-a.sql" and "00000-c.sql" [duplicate-ordinal]
  hint: After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give ordinal 2 to the file that has not run on any instance, which is either: mv deployment/00000-c.sql deployment/2-c.sql or: mv deployment/00000-a.sql deployment/2-a.sql
deployment/1-d.sql: error: ordinal 1 is used twice, by "00001-b.sql" and "1-d.sql" [duplicate-ordinal]
  hint: After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give ordinal 3 to the file that has not run on any instance, which is either: mv deployment/1-d.sql deployment/3-d.sql or: mv deployment/00001-b.sql deployment/3-b.sql
2 problems in the source tree; nothing was run
