# Its changes belong to the run, so the schema is recorded after it.
--- file deployment/00000-a.sql
create table a (id int);
--- executable hooks/after-deployment
#!/bin/sh
exec psql -qc 'create table by_hook (id int)'
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run drift --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (6 objects), in <time>
