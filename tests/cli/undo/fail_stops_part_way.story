# Without a transaction a part of the undo is committed. Every function reports it until it is finished, or a user
# records the state.
--- file deployment/00000-a.sql
create table a (n int);
create table b (n int);
--- file undo/00000-a.sql
-- postgres-manager: no-transaction
drop table b;
drop table a;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
create view v as select n from a;
--- run undo --yes --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00000-a.sql  1 of 2 statements are committed; the next run continues after them
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
<target>
error: cannot drop table a because other objects depend on it [2BP01]
  undo/00000-a.sql:3:1
  LINE 3: drop table a;
          ^
  detail: view v depends on table a
  hint: Use DROP ... CASCADE to drop the dependent objects too.
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" is partly undone: "undo/00000-a.sql" stopped part-way, 1 of its 2 statements are committed [undo-unfinished]
  detail: It failed on <when>: cannot drop table a because other objects depend on it [2BP01].
  hint: Finish it: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place).
nothing was changed
--- run validate --output json --postgres-dsn {dsn}
--- status 4
--- stdout
{"event":"validated","files":{"deployment":1,"undo":1},"missing":["create","manual-deployment"],"findings":[],"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","in_place":0,"pending":0,"notices":[],"refusals":[{"rule":"undo-unfinished","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" is partly undone: \"undo/00000-a.sql\" stopped part-way, 1 of its 2 statements are committed","detail":"It failed on <when>: cannot drop table a because other objects depend on it [2BP01].","hint":"Finish it: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place)."}]}
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state          file                    when (UTC)            remark
      0  partly-undone  deployment/00000-a.sql  <when>  its undo stopped part-way, 1 of 2 statements are committed: cannot drop table a because other objects depend on it [2BP01], line 3

1 deployment: 1 partly-undone
check: found 1 partly-undone
--- run repair --accept-changed 0 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" is partly undone: "undo/00000-a.sql" stopped part-way, 1 of its 2 statements are committed [undo-unfinished]
  detail: It failed on <when>: cannot drop table a because other objects depend on it [2BP01].
  hint: Finish it: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place).
nothing was changed
--- run undo --to 0 --yes --output json --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"undo","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"undo-unfinished","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" is partly undone: \"undo/00000-a.sql\" stopped part-way, 1 of its 2 statements are committed","detail":"It failed on <when>: cannot drop table a because other objects depend on it [2BP01].","hint":"Finish it: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place)."}]}
--- file deployment/00001-c.sql
create table c (n int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" is partly undone: "undo/00000-a.sql" stopped part-way, 1 of its 2 statements are committed [undo-unfinished]
  detail: It failed on <when>: cannot drop table a because other objects depend on it [2BP01].
  hint: Finish it: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 0 (the deployment is reverted) or --mark-applied 0 (it is in place).
nothing was changed
--- query select to_regclass('c') is null
t
--- sql
create table b (n int);
--- run repair --mark-applied 0 --reason "b is back" --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- stderr
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-c.sql  <time>
--- run undo --steps 2 --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-c.sql" has no undo file [undo-missing]
  hint: Write the statements that revert it into undo/00001-c.sql.
nothing was changed
--- run status --check --output json --postgres-dsn {dsn}
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"applied":2},"deployments":[{"ordinal":0,"state":"applied","path":"deployment/00000-a.sql","history":{"id":4,"run_id":"<id>","kind":"repair","ordinal":0,"path":"deployment/00000-a.sql","state":"marked","checksum":"7d65a90365231207a132ec73966816dbe3ebd3e2b3ec9d2f0a80eb35f9429ed9","statements_done":0,"statements_total":2,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","reason":"b is back"}},{"ordinal":1,"state":"applied","path":"deployment/00001-c.sql","history":{"id":5,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-c.sql","state":"applied","checksum":"d455a5100b1a28ce3c2cd92b285178ff8b3d38ad7c44e1959cf17c9a7b138558","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"check":{"passed":true,"found":{}}}
