# A database without a history, and an instance whose runs record no schema.
--- file deployment/00000-a.sql
create table a (id int);
--- run drift --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: no run has recorded the schema of database "{database}"
  hint: The next run that changes something records it. Until then compare with the tree: postgres-manager drift --postgres-dsn {dsn} --against create
--- run deployment --quiet --snapshots 0 --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run drift --postgres-dsn {dsn} --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"no run has recorded the schema of database \"{database}\"","hint":"The next run that changes something records it. Until then compare with the tree: postgres-manager drift --postgres-dsn {dsn} --against create"}}
--- run drift --against nothing --postgres-dsn {dsn}
--- status 2
--- stderr
error: drift cannot compare with "nothing"
  hint: Use --against create, or name another instance: --against-dsn DSN.
--- run drift --against create --against-dsn {dsn} --postgres-dsn {dsn}
--- status 2
--- stderr
error: --against and --against-dsn exclude each other
  hint: Compare with one of them at a time.
--- run deployment --snapshots many --postgres-dsn {dsn}
--- status 2
--- stderr
error: "many" is not a valid number of snapshots
  hint: Write a number from 0 to 1000: --snapshots 10.
--- run drift --postgres-dsn {dsn} --against-dsn ""
--- status 2
--- stderr
error: the connection string in --against-dsn is empty
  hint: Check the variable that it comes from.
--- run drift --postgres-dsn {dsn} --html ""
--- status 2
--- stderr
error: the name of the file in --html is empty
  hint: Name the file to write the page to.
