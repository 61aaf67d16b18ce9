# \restrict and \unrestrict of pg_dump, \echo of a script with progress messages.
--- bytes deployment/00000-a.sql
\\restrict key\n
\\echo making a\n
create table a (id int);\n
\\unrestrict key\n
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- query select statements_done, statements_total from postgres_manager.history
1|1
