# A baseline must be the first entry of a history.
--- file deployment/00000-a.sql
create table a (n int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00001-b.sql
alter table a add m int;
--- run baseline --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance already has a history: "deployment/00000-a.sql" has been in place since <when> [baseline-late]
  hint: A baseline can only begin a history. To correct a single deployment: postgres-manager repair --postgres-dsn {dsn} --mark-applied ORDINAL.
nothing was changed
--- run baseline --ordinal 7 --output json --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"baseline","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"baseline-unknown","ordinal":7,"message":"deployment 7 is not on disk","hint":"Name one from 0 to 1: --ordinal 1."}]}
--- run baseline --ordinal last --postgres-dsn {dsn}
--- status 2
--- stderr
error: invalid ordinal "last"
  hint: Write the number of a deployment: --ordinal 7.
