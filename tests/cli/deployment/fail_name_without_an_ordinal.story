# A stray file is an error: a misspelled file that is skipped is a change that is never deployed.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file deployment/fix-tbl-calendar-events.sql
select 1;
--- file deployment/00001_b.sql
select 1;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00001_b.sql: error: "00001_b.sql" is not named <ordinal>-<rest>.sql [stray-entry]
  hint: Rename it: mv deployment/00001_b.sql deployment/00001-b.sql
deployment/fix-tbl-calendar-events.sql: error: "fix-tbl-calendar-events.sql" is not named <ordinal>-<rest>.sql [stray-entry]
  hint: Rename it: mv deployment/fix-tbl-calendar-events.sql deployment/00002-fix-tbl-calendar-events.sql
2 problems in the source tree; nothing was run
