# Manual changes are reported until a run records the schema again.
--- file deployment/00000-a.sql
create table a (id int, colour text);
create view v as select id from a;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run drift --postgres-dsn {dsn}
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (6 objects), in <time>
--- stderr
<target>
--- sql
create index by_colour on a (colour);
drop view v;
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
- the schema recorded <when>   + database "{database}"

schema public
  ~ table a
    + index by_colour  only in database "{database}": definition USING btree (colour)
  - view v  only in the schema recorded <when>

2 differences: 1 only in the schema recorded <when>, 1 only in database "{database}"
  hint: Revert the manual change by hand, or write a deployment for it: postgres-manager new NAME
drift: database "{database}" is not the same as the schema recorded <when>, in <time>
--- stderr
<target>
--- run drift --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"event":"compared","passed":false,"seconds":<time>,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","notices":[],"hint":"Revert the manual change by hand, or write a deployment for it: postgres-manager new NAME","partly_applied":[],"invalid_indexes":[],"schemas":{"equal":false,"left":{"name":"the schema recorded <when>","server_version":<server>,"objects":6,"not_compared":[]},"right":{"name":"database \"{database}\"","server_version":<server>,"objects":6,"not_compared":[]},"counts":{"only-left":1,"only-right":1,"changed":0,"renamed":0,"reordered":0},"differences":[{"what":"only-right","kind":"index","name":"public.by_colour","parts":["public","by_colour"],"schema":"public","parent":{"kind":"table","name":"public.a","parts":["public","a"]},"root":{"kind":"table","name":"public.a","parts":["public","a"]},"attributes":{"definition":"USING btree (colour)"}},{"what":"only-left","kind":"view","name":"public.v","parts":["public","v"],"schema":"public","attributes":{"definition":" SELECT a.id\n   FROM public.a;","owner":"postgres"}}],"equal_objects":{"extension":["plpgsql"],"schema":["public"]}}}
--- file deployment/00001-fails.sql
select 1 / 0;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00001-fails.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00001-fails.sql:1:1
  LINE 1: select 1 / 0;
          ^
--- run drift --quiet --postgres-dsn {dsn}
--- status 8
--- stdout
- the schema recorded <when>   + database "{database}"

schema public
  ~ table a
    + index by_colour  only in database "{database}": definition USING btree (colour)
  - view v  only in the schema recorded <when>

2 differences: 1 only in the schema recorded <when>, 1 only in database "{database}"
  hint: Revert the manual change by hand, or write a deployment for it: postgres-manager new NAME
drift: database "{database}" is not the same as the schema recorded <when>, in <time>
--- file deployment/00001-fails.sql
select 1 / 1;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run drift --postgres-dsn {dsn}
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (6 objects), in <time>
--- stderr
<target>
--- query select count(*), count(distinct fingerprint) from postgres_manager.schema_snapshot
2|2
