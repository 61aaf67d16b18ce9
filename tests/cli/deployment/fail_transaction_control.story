# Each file already runs in its own transaction.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
commit;
create table b (id int);
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-a.sql:2:1: error: COMMIT inside a file of the tree [transaction-control]
  LINE 2: commit;
          ^
  hint: Remove it: each file already runs in its own transaction; savepoints are allowed.
1 problem in the source tree; nothing was run
