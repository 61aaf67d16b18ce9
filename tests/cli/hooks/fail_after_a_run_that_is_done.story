# The run stays completed and recorded; a separate exit status says that the after-hook failed.
--- executable hooks/after-deployment
#!/bin/sh
echo "no such channel"
exit 3
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 9
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
hooks/after-deployment: no such channel
error: hook "after-deployment" failed with exit status 3
  detail: The run itself is complete: its changes are committed and recorded.
  hint: Complete the work of the hook by hand: the same command would have nothing to do and would run no hook.
--- query select path, state from postgres_manager.history
deployment/00000-a.sql|applied
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn} --output json
--- status 9
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"has not run here"}],"hooks":["after-deployment"]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"hook-started","hook":"after-deployment"}
{"event":"hook-output","hook":"after-deployment","text":"no such channel"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[],"hook_error":{"code":"hook","message":"hook \"after-deployment\" failed with exit status 3","detail":"The run itself is complete: its changes are committed and recorded.","hint":"Complete the work of the hook by hand: the same command would have nothing to do and would run no hook."}}
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
