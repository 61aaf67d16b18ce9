# Reported before the lock is taken and anything runs.
--- sql
alter database "{database}" set default_transaction_read_only = on;
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: the database is set to read-only
  detail: This was done by ALTER DATABASE {database} SET default_transaction_read_only.
  hint: To allow writing, in psql: BEGIN READ WRITE; ALTER DATABASE {database} RESET default_transaction_read_only; COMMIT;
