# A misspelled name must not overwrite a file of the tree.
--- file deployment/00000-a.sql
create table a (id int);
--- run dump deployment/00000-a.sql --postgres-dsn {dsn}
--- status 2
--- stderr
error: file "deployment/00000-a.sql" exists and is not a dump
  hint: Name another file, or remove it: postgres-manager dump --postgres-dsn {dsn} FILE.
--- run dump a.sql b.sql --postgres-dsn {dsn}
--- status 2
--- stderr
error: function dump takes one file
  hint: Name it once: postgres-manager dump --postgres-dsn {dsn} schema.sql
--- run dump "" --postgres-dsn {dsn}
--- status 2
--- stderr
error: the name of the file is empty
  hint: Check the variable that it comes from; without a name the dump goes to standard output.
--- run dump missing/schema.sql --postgres-dsn {dsn}
--- status 2
--- stderr
error: could not write "missing/schema.sql": No such file or directory
  hint: Name a file in an existing, writable directory: postgres-manager dump --postgres-dsn {dsn} FILE.
