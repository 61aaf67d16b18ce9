# All or nothing is impossible with such a file, so nothing runs.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-index.sql
create index concurrently a_id on a (id);
--- run deployment --transaction all --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: file "deployment/00001-index.sql" must run without a transaction, but all files would share one [needs-no-transaction]
  hint: Omit --transaction all: each file then runs in its own transaction where it can.
nothing was changed
--- query select count(*) from pg_class where relnamespace = 'public'::regnamespace
0
