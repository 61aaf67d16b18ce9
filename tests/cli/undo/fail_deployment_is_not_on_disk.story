# An older version of the tree: with or without its undo file, the deployment is missing.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-b.sql
alter table a add m int;
--- file undo/00001-b.sql
alter table a drop m;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- remove deployment/00001-b.sql
--- run undo --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" ran on <when>, but is not on disk [deployment-missing]
  hint: Update the source tree to a version that has deployment 1, or restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2).
nothing was changed
--- run validate
--- status 3
--- stderr
undo/00001-b.sql: error: there is no file "deployment/00001-b.sql" for it to revert [undo-without-deployment]
  hint: Restore its deployment, or remove the undo file if the deployment never ran.
1 problem in the source tree; nothing was run
--- remove undo/00001-b.sql
--- run undo --yes --output json --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"undo","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"deployment-missing","ordinal":1,"path":"deployment/00001-b.sql","message":"\"deployment/00001-b.sql\" ran on <when>, but is not on disk","hint":"Update the source tree to a version that has deployment 1, or restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2)."}]}
