# Otherwise the last one would be used silently, and it may be the wrong one.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn host=one --postgres-dsn host=two
--- status 2
--- stderr
error: option --postgres-dsn is given 2 times
  hint: Give it once.
