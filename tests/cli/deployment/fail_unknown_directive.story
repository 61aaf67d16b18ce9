# A misspelled directive must not be ignored as a comment.
--- server none
--- file deployment/00000-a.sql
-- postgres-manager: no-transactoin
create table a (id int);
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-a.sql:1:22: error: unknown directive "no-transactoin" [unknown-directive]
  LINE 1: -- postgres-manager: no-transactoin
                               ^
  hint: The directives are lock-timeout=5s, no-transaction, repeat, repeat-pause=100ms, requires-server=16 and statement-timeout=10min.
1 problem in the source tree; nothing was run
