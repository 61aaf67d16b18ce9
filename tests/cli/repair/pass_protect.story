# A user protects the instance, or ends the protection: one row each, with user, time and reason.
--- file deployment/00000-a.sql
create table a (id int);
--- run repair --protect --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this database has no history to record the protection in [repair-unknown]
  hint: Begin one: postgres-manager create --postgres-dsn {dsn}, deployment or baseline.
nothing was changed
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run repair --protect --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
protect            this instance  (refuses functions that destroy data from now on)
dry run: no file would run; nothing was changed
--- stderr
<target>
--- run repair --protect --reason "go-live" --postgres-dsn {dsn}
--- status 0
--- stdout
repair: this instance is protected now, in <time>
--- stderr
<target>
--- run repair --protect --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected already [repair-not-needed]
  hint: See its state: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
protected <when> by postgres: go-live

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

1 deployment: 1 applied
--- run repair --unprotect --forget 0 --reason "try again" --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"repair","in_place":0,"notices":[],"steps":[{"action":"record-forgotten","kind":"repair","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"recorded as not in place"},{"action":"record-forgotten","kind":"protection","path":"","statements":0,"reason":"reset and test data are allowed from now on"}]}
{"event":"finished","function":"repair","result":"done","seconds":<time>,"completed":[{"action":"record-forgotten","kind":"repair","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>},{"action":"record-forgotten","kind":"protection","path":"","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run repair --protect --unprotect --postgres-dsn {dsn}
--- status 2
--- stderr
error: --protect and --unprotect exclude each other
  hint: Leave one of them out.
--- run status --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"protection":{"state":"forgotten","finished_at":"<when>","database_user":"{user}","reason":"try again"},"counts":{"pending":1},"deployments":[{"ordinal":0,"state":"pending","path":"deployment/00000-a.sql","history":{"id":3,"run_id":"<id>","kind":"repair","ordinal":0,"path":"deployment/00000-a.sql","state":"forgotten","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","reason":"try again"}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[]}
--- query select kind, ordinal, state, reason from postgres_manager.history order by id
deployment|0|applied|
protection||marked|go-live
repair|0|forgotten|try again
protection||forgotten|try again
--- query select database_user = current_user, host <> '' from postgres_manager.history where kind = 'protection' limit 1
t|t
