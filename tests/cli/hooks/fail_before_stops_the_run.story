# Nothing is sent or recorded, and the run can be repeated; the reason is also shown with --quiet and in JSON.
--- executable hooks/before-deployment
#!/bin/sh
echo "the load balancer does not answer"
exit 3
--- executable hooks/after-failure
#!/bin/sh
touch failed
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
hooks/before-deployment: the load balancer does not answer
error: hook "before-deployment" failed with exit status 3
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
  hint: Fix the cause and run the same command again.
--- run deployment --postgres-dsn {dsn} --quiet
--- status 4
--- stderr
error: hook "before-deployment" failed with exit status 3
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
    The last line of its output was: the load balancer does not answer
  hint: Fix the cause and run the same command again.
--- run deployment --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"has not run here"}],"hooks":["before-deployment","after-failure"]}
{"event":"hook-started","hook":"before-deployment"}
{"event":"hook-output","hook":"before-deployment","text":"the load balancer does not answer"}
{"event":"error","error":{"code":"refused","message":"hook \"before-deployment\" failed with exit status 3","detail":"It runs before everything else: nothing was changed, and nothing was recorded.","hint":"Fix the cause and run the same command again."}}
--- query select to_regclass('a'), to_regnamespace('postgres_manager')
|
--- query select count(*) from pg_ls_dir('{root}') as f where f = 'failed'
0
--- executable hooks/before-deployment
#!/bin/sh
kill -KILL $$
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: hook "before-deployment" was terminated by SIGKILL
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
  hint: Fix the cause and run the same command again.
--- executable hooks/before-deployment
#!/nowhere/interpreter
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: could not run hook "before-deployment": No such file or directory
  detail: It runs before everything else: nothing was changed, and nothing was recorded.
  hint: Its first line names the program that runs it: that program must exist, and the line must not end in a CR.
--- remove hooks/before-deployment
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
