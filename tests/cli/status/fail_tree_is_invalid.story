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
  hint: If another branch has what is missing, merge that first; if it was deleted, restore it. Where a file after the gap has run, write a file with a comment in place of what is missing. Else close the gap: postgres-manager renumber --all, or: mv deployment/00002-c.sql deployment/00001-c.sql
1 problem in the source tree; nothing was sent to a server
