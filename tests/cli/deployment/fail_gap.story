# 00000, 00001, 00040.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file deployment/00001-b.sql
select 1;
--- file deployment/00040-c.sql
select 1;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00040-c.sql: error: ordinals 00002 to 00039 are missing between "00001-b.sql" and "00040-c.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00040-c.sql deployment/00002-c.sql
1 problem in the source tree; nothing was run
