# Refusals of deployment --manual-deployment should be known before the emergency.
--- file deployment/00000-a.sql
create table a (n int);
--- file manual-deployment/00000-ran.sql
create table m (n int);
--- file manual-deployment/00001-fix.sql
alter table m add o int;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 1 deployment, 2 manual deployments, no findings; database "{database}": 1 in place, 0 pending, 2 manual deployments pending, nothing to refuse
--- stderr
<target>
--- run validate --output json --postgres-dsn {dsn}
--- status 0
--- stdout
{"event":"validated","files":{"deployment":1,"manual-deployment":2},"missing":["create"],"findings":[],"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","in_place":1,"pending":0,"pending_manual_deployments":2,"notices":[],"refusals":[]}
--- file manual-deployment/00001-fix.sql
-- postgres-manager: requires-server=99
alter table m add o int;
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: file "manual-deployment/00001-fix.sql" requires PostgreSQL <server>, and the server is <server> [server-too-old]
  hint: Upgrade the server, or keep the file out of the tree until then.
nothing was changed
--- run validate --output json --postgres-dsn {dsn}
--- status 4
--- stdout
{"event":"validated","files":{"deployment":1,"manual-deployment":2},"missing":["create"],"findings":[],"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","in_place":1,"pending":0,"pending_manual_deployments":2,"notices":[],"refusals":[{"rule":"server-too-old","ordinal":1,"path":"manual-deployment/00001-fix.sql","message":"file \"manual-deployment/00001-fix.sql\" requires PostgreSQL <server>, and the server is <server>","hint":"Upgrade the server, or keep the file out of the tree until then."}]}
--- remove manual-deployment/00001-fix.sql
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 1 deployment, 1 manual deployment, no findings; database "{database}": 1 in place, 0 pending, nothing to refuse
--- stderr
<target>
