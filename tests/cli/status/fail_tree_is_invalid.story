# Comparing with a tree that is wrong would say something wrong.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file deployment/00002-c.sql
select 1;
--- run status --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00002-c.sql: error: ordinal 00001 is missing between "00000-a.sql" and "00002-c.sql" [ordinal-gap]
  hint: Bring the missing file back, or close the gap: mv deployment/00002-c.sql deployment/00001-c.sql
1 problem in the source tree; nothing was sent to a server
