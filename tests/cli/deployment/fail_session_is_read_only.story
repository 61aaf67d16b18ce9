# Said before the lock is taken and anything runs.
--- sql
alter database "{database}" set default_transaction_read_only = on;
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
error: the session is read-only
  detail: default_transaction_read_only is on for this user or database.
  hint: Connect as another user, or turn it off: ALTER ROLE ... RESET default_transaction_read_only.
