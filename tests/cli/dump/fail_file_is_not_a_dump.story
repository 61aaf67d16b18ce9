# A misspelled name must not overwrite a file of the tree.
--- file deployment/00000-a.sql
create table a (id int);
--- run dump deployment/00000-a.sql --postgres-dsn {dsn}
--- status 4
--- stderr
error: file "deployment/00000-a.sql" exists and is not a dump
  hint: Name another file, or move it away.
--- run dump a.sql b.sql --postgres-dsn {dsn}
--- status 2
--- stderr
error: function dump takes one file
  hint: Name it once: postgres-manager dump --postgres-dsn {dsn} schema.sql
