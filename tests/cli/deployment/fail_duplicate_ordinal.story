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
  hint: After a merge, postgres-manager renumber gives what is new a free ordinal; else give one to the file that has not run anywhere yet: mv deployment/00000-c.sql deployment/2-c.sql
deployment/1-d.sql: error: ordinal 1 is used twice, by "00001-b.sql" and "1-d.sql" [duplicate-ordinal]
  hint: After a merge, postgres-manager renumber gives what is new a free ordinal; else give one to the file that has not run anywhere yet: mv deployment/1-d.sql deployment/3-d.sql
2 problems in the source tree; nothing was sent to a server
