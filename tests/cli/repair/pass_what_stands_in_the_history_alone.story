# Old files were removed from the tree, and the history still contains them.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-b.sql
create table b (n int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- remove deployment/00000-a.sql
--- run repair --mark-applied 0 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: deployment 0 is in place already [repair-not-needed]
  hint: There is nothing to mark. See its state: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- run repair --forget 0 --reason "was never there" --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- stderr
<target>
--- run repair --mark-applied 0 --output json --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"repair","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"repair-unknown","ordinal":0,"message":"deployment 0 is not on disk","hint":"Restore the file first: its content is what gets recorded."}]}
--- run repair --forget 7 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: there is no deployment 7, neither on disk nor in the history [repair-unknown]
  hint: See which deployments there are: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- query select kind, ordinal, path, state, sql_text from postgres_manager.history order by id
deployment|0|deployment/00000-a.sql|applied|create table a (n int);

deployment|1|deployment/00001-b.sql|applied|create table b (n int);

repair|0|deployment/00000-a.sql|forgotten|create table a (n int);
