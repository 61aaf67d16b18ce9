# The run succeeds, and reports what it could not record.
--- file deployment/00000-a.sql
create table a (id int);
--- sql
create schema postgres_manager;
create table postgres_manager.schema_snapshot (fingerprint text not null);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
warning: could not record the schema after the run: column s.id does not exist
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"has not run here"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[],"snapshot_error":{"code":"sql","message":"column s.id does not exist","sqlstate":"42703"}}
--- run drift --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: table "schema_snapshot" in the history schema was not created by postgres-manager
  detail: The server says: column s.recorded_at does not exist.
  hint: Rename or drop it: the next run that changes something creates it again.
