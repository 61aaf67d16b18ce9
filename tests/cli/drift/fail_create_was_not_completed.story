# The partial result of a run is found, whether the schema was recorded or not.
--- file create/1-a/order.json
{"1": "a.sql", "2": "b.sql"}
--- file create/1-a/a.sql
create table a (id int);
--- file create/1-a/b.sql
select 1 / 0;
--- run create --transaction file --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    create/1-a/a.sql  <time>
failed     create/1-a/b.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: division by zero [22012]
  create/1-a/b.sql:1:1
  LINE 1: select 1 / 0;
          ^
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (4 objects), in <time>
found: create was not completed: 1 of its files is in place; finish it: postgres-manager create --postgres-dsn {dsn}
--- stderr
<target>
--- run drift --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"event":"compared","passed":false,"seconds":<time>,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","notices":[],"partly_applied":[],"invalid_indexes":[],"create_unfinished":true,"schemas":{"equal":true,"left":{"name":"the schema recorded <when>","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"database \"{database}\"","server_version":<server>,"objects":4,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
--- sql
delete from postgres_manager.schema_snapshot;
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" was not compared: no run has recorded the schema of database "{database}"
  hint: The next run that changes something records it. Until then compare with the tree: postgres-manager drift --postgres-dsn {dsn} --against create
found: create was not completed: 1 of its files is in place; finish it: postgres-manager create --postgres-dsn {dsn}
--- stderr
<target>
--- run drift --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"event":"compared","passed":false,"seconds":<time>,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","notices":[],"hint":"The next run that changes something records it. Until then compare with the tree: postgres-manager drift --postgres-dsn {dsn} --against create","partly_applied":[],"invalid_indexes":[],"create_unfinished":true,"not_compared":"no run has recorded the schema of database \"{database}\""}
