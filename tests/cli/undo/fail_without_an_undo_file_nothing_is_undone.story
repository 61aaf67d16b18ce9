# Either all named deployments are undone, or none.
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
--- run undo --yes --steps 2 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" has no undo file [undo-missing]
  hint: Write the statements that revert it into undo/00000-a.sql.
nothing was changed
--- run undo --yes --steps 2 --output json --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"undo","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"undo-missing","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" has no undo file","hint":"Write the statements that revert it into undo/00000-a.sql."}]}
--- run undo --yes --to 7 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: deployment 7 is not in place, so undo cannot return to it [undo-target]
  hint: See what is in place: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- query select count(*) from information_schema.columns where table_name = 'a'
2
