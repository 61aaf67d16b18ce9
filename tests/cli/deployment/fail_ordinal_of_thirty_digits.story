# The history cannot store it.
--- server none
--- file deployment/123456789012345678901234567890-a.sql
select 1;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/123456789012345678901234567890-a.sql: error: ordinal 123456789012345678901234567890 is too large, the largest is 9223372036854775807 [number-too-large]
  hint: Rename the file to the ordinal that follows the last one.
1 problem in the source tree; nothing was run
