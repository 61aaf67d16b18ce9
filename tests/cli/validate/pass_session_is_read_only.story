# deployment would be refused at once, but validate writes nothing.
--- file deployment/00000-a.sql
create table a (id int);
--- sql
alter database {database} set default_transaction_read_only = on;
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 1 deployment, no manual-deployment/, no findings; database "{database}": 0 in place, 1 pending, nothing to refuse
--- stderr
<target>
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: the database is set to read-only
  detail: This was done by ALTER DATABASE {database} SET default_transaction_read_only.
  hint: To allow writing, in psql: BEGIN READ WRITE; ALTER DATABASE {database} RESET default_transaction_read_only; COMMIT;
