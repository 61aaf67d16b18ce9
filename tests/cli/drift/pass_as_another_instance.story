# Compares staging with production: both are only read.
--- file deployment/00000-a.sql
create table a (id int);
--- sql
create database {database}_other;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run deployment --quiet --postgres-dsn {dsn} --dbname {database}_other
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run drift --postgres-dsn {dsn} --against-dsn "{dsn} dbname={database}_other"
--- status 0
--- stdout
drift: database "{database}" is the same as database "{database}_other" at {host}:{port} (4 objects), in <time>
--- stderr
<target>
--- run drift --postgres-dsn {dsn} --against-dsn "{dsn} dbname={database}_other" --output json
--- status 0
--- stdout
{"event":"compared","passed":true,"seconds":<time>,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","notices":[],"partly_applied":[],"invalid_indexes":[],"schemas":{"equal":true,"left":{"name":"database \"{database}_other\" at {host}:{port}","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"database \"{database}\"","server_version":<server>,"objects":4,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
--- in {database}_other
--- sql
create table b (id int);
--- run drift --quiet --postgres-dsn {dsn} --against-dsn "{dsn} dbname={database}_other" --html page.html
--- status 8
--- stdout
- database "{database}_other" at {host}:{port}   + database "{database}"

schema public
  - table b  only in database "{database}_other" at {host}:{port}: with 1 column

1 difference: 1 only in database "{database}_other" at {host}:{port}
  hint: Compare what has run there and here: postgres-manager status --postgres-dsn {dsn}
drift: database "{database}" is not the same as database "{database}_other" at {host}:{port}, in <time>
--- run drift --quiet --postgres-dsn {dsn} --against-dsn "{dsn} dbname={database}_other" --html nowhere/page.html
--- status 2
--- stderr
error: could not write "nowhere/page.html": No such file or directory
  hint: Name a file in an existing, writable directory: --html FILE.
--- run drift --quiet --postgres-dsn {dsn} --against-dsn "host={root} dbname=x"
--- status 5
--- stderr
error: could not use --against-dsn: could not connect to server "{root}", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the connection string is right.
--- run drift --quiet --postgres-dsn {dsn} --against-dsn "{dsn} dbname={database}_none"
--- status 5
--- stderr
error: could not use --against-dsn: database "{database}_none" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}_none" does not exist
  hint: Name an existing database.
