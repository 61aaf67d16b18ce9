# Objects that another program keeps in the database are not compared, nor are their parts.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
create table log (id int generated always as identity primary key);
create schema sqitch;
create table sqitch.changes (id text primary key);
--- run drift --quiet --postgres-dsn {dsn} --ignore "table public.log" --ignore "schema sqitch"
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (4 objects), in <time>
--- run drift --quiet --postgres-dsn {dsn} --ignore "table public.log"
--- status 8
--- stdout
- the schema recorded <when>   + database "{database}"

schema sqitch
  + schema sqitch  only in database "{database}"
  + table changes  only in database "{database}": with 1 column, 1 constraint

2 differences: 2 only in database "{database}"
  hint: Revert the manual change by hand, or write a deployment for it: postgres-manager new NAME
drift: database "{database}" is not the same as the schema recorded <when>, in <time>
--- run drift --quiet --postgres-dsn {dsn} --ignore log
--- status 2
--- stderr
error: "log" cannot be ignored
  hint: The order of columns can, --ignore column-order, and an object with its kind: --ignore "table app.log".
--- file postgres-manager.json
{"ignore": ["schema sqitch"], "environments": {"production": {"ignore": ["table public.log"]}}}
--- run drift --quiet --postgres-dsn {dsn} --environment production
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (4 objects), in <time>
--- run drift --quiet --postgres-dsn {dsn} --ignore "table public.log" --output json
--- status 0
--- stdout
{"event":"compared","passed":true,"seconds":<time>,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","notices":[],"partly_applied":[],"invalid_indexes":[],"schemas":{"equal":true,"left":{"name":"the schema recorded <when>","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"database \"{database}\"","server_version":<server>,"objects":4,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
