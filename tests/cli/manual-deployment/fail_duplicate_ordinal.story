# 00000, 00001, 00000 is invalid in manual-deployment/, too.
--- server none
--- file manual-deployment/00000-a.sql
select 1;
--- file manual-deployment/00001-b.sql
select 1;
--- file manual-deployment/00000-c.sql
select 1;
--- run deployment --manual-deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
manual-deployment/00000-c.sql: error: ordinal 0 is used twice, by "00000-a.sql" and "00000-c.sql" [duplicate-ordinal]
  hint: After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give ordinal 00002 to the file that has not run on any instance, which is either: mv manual-deployment/00000-c.sql manual-deployment/00002-c.sql or: mv manual-deployment/00000-a.sql manual-deployment/00002-a.sql
1 problem in the source tree; nothing was run
