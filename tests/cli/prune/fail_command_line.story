# The instances to ask must be known, and the last deployment stays.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
alter table a add b int;
--- run prune
--- status 2
--- stderr
error: function prune needs --before
  hint: Name the first deployment that stays: --before 40.
--- run prune --before last
--- status 2
--- stderr
error: invalid ordinal "last"
  hint: Write the number of a deployment: --before 7.
--- run prune --before 1 --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"prune knows no instance to ask","hint":"Write the environments into postgres-manager.json, e.g. {\"environments\": {\"production\": {\"postgres-dsn\": \"postgresql://user@host:5432/database\"}}}; or, if there is only one instance, name it: postgres-manager prune --before N --postgres-dsn DSN"}}
--- run prune --before 1 --environment production
--- status 2
--- stderr
error: option --environment does not apply to function prune
  detail: It applies to create, deployment, test-data, undo, baseline, repair, reset, status, validate, verify, diff, wait, drift, dump, import, dsn, psql and instance.
  hint: See its options: postgres-manager help prune.
--- run prune --before 2 --postgres-dsn {dsn}
--- status 4
--- stderr
refused: deployment 2 is not on disk [prune-unknown]
  detail: The last deployment must stay: the next ordinal follows from it.
  hint: Name 1 at the most: --before 1.
nothing was changed
--- run prune --before 0 --postgres-dsn {dsn}
--- status 0
--- stdout
prune: nothing to do, the first deployment is 0
--- run prune --before 1 --postgres-dsn "host={root} user=me dbname=shop"
--- status 5
--- stderr
error: could not connect to server "{root}", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
--- file deployment/00003-d.sql
select 1;
--- run prune --before 1 --postgres-dsn {dsn}
--- status 3
--- stderr
deployment/00003-d.sql: error: ordinal 00002 is missing between "00001-b.sql" and "00003-d.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00003-d.sql deployment/00002-d.sql
1 problem in the source tree; nothing was run
--- remove deployment/00003-d.sql
--- file postgres-manager.json
{"environments": {"production": {"postgres-dsn": "{uri}"}}}
--- run prune --before 1 --postgres-dsn {dsn}
--- status 2
--- stderr
error: postgres-manager.json has environments, and the command line names a database
  hint: Omit --postgres-dsn and --local: prune asks every environment.
--- remove deployment/00000-a.sql
--- remove deployment/00001-b.sql
--- directory deployment
--- run prune --before 1 --output json
--- status 4
--- stdout
{"event":"pruned","dry_run":false,"before":1,"files":[],"deleted":false,"environments":[],"notices":[],"refusals":[{"rule":"prune-unknown","ordinal":1,"message":"deployment 1 is not on disk","detail":"The last deployment must stay: the next ordinal follows from it.","hint":"Write the first deployment: postgres-manager new NAME."}]}
