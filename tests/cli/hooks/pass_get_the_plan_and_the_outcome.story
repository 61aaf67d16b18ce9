# Before the first file a hook receives the plan, after the last one the outcome: the same lines that --output json
# prints. Its output is shown as it arrives. No hook runs if there is nothing to do, nor in a dry run, which lists them.
--- executable hooks/before-deployment
#!/bin/sh
cat > plan.json
echo "draining $POSTGRES_MANAGER_FUNCTION"
echo "and some more" >&2
--- executable hooks/after-deployment
#!/bin/sh
cat > outcome.json
printf 'back again'
--- executable hooks/after-failure
#!/bin/sh
touch failed
--- executable hooks/before-create
#!/bin/sh
exit 1
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --dry-run
--- status 0
--- stdout
run the hook       hooks/before-deployment
run                deployment/00000-a.sql  (has not run here)
run the hook       hooks/after-deployment
run the hook       hooks/after-failure  (if a file fails)
dry run: 1 file would run, in a transaction; nothing was changed
--- stderr
<target>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
hooks/before-deployment: draining deployment
hooks/before-deployment: and some more
hooks/before-deployment  <time>
[1/1] deployment/00000-a.sql  <time>
hooks/after-deployment: back again
hooks/after-deployment  <time>
--- query select pg_read_file('{root}/plan.json')
{"event":"planned","function":"deployment","in_place":0,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"has not run here"}],"hooks":["before-deployment","after-deployment","after-failure"]}
--- query select pg_read_file('{root}/outcome.json')
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- remove plan.json
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- run deployment --postgres-dsn {dsn} --dry-run
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- query select count(*) from pg_ls_dir('{root}') as f where f in ('plan.json', 'failed')
0
