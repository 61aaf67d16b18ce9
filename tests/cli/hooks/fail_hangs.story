# A hook has a time limit, which can be set in three places. Its child processes end with it; a process that has left
# its group does not delay the run.
--- executable hooks/before-deployment
#!/bin/sh
setsid sleep 7 &
echo "waiting for the load balancer"
sleep 60 | sleep 60
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --hook-timeout 300ms
--- status 4
--- stderr
<target>
hooks/before-deployment: waiting for the load balancer
error: hook "before-deployment" took longer than <time>
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
  hint: If it needs longer, allow it more time: --hook-timeout TIME. Fix the cause and run the same command again.
--- env POSTGRES_MANAGER_HOOK_TIMEOUT=300ms
--- run deployment --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"has not run here"}],"hooks":["before-deployment"]}
{"event":"hook-started","hook":"before-deployment"}
{"event":"hook-output","hook":"before-deployment","text":"waiting for the load balancer"}
{"event":"error","error":{"code":"refused","message":"hook \"before-deployment\" took longer than <time>","detail":"It runs before everything else: nothing was changed, and nothing was recorded.","hint":"If it needs longer, allow it more time: --hook-timeout TIME. Fix the cause and run the same command again."}}
--- env POSTGRES_MANAGER_HOOK_TIMEOUT
--- file postgres-manager.json
{"hook-timeout": "300ms"}
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
hooks/before-deployment: waiting for the load balancer
error: hook "before-deployment" took longer than <time>
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
  hint: If it needs longer, allow it more time: --hook-timeout TIME. Fix the cause and run the same command again.
--- run deployment --postgres-dsn {dsn} --hook-timeout soon
--- status 2
--- stderr
error: invalid duration "soon"
  hint: Write it like this: --hook-timeout 30s, 5min or 1h.
--- query select to_regclass('a'), to_regnamespace('postgres_manager')
|
