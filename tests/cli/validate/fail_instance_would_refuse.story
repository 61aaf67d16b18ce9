# The same refusals and exit status as deployment; nothing is written.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00002-c.sql
create table c (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file deployment/00003-d.sql
create table d (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- sql
delete from postgres_manager.history where ordinal = 1;
--- file deployment/00000-a.sql
create table a (id bigint);
--- file deployment/00003-e.sql
-- postgres-manager: requires-server=99
select 1;
--- remove deployment/00003-d.sql
--- file deployment/00004-f.sql
-- postgres-manager: requires-server=99
select 1;
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -create table a (id int);
    +create table a (id bigint);
  hint: Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {dsn} --accept-changed 0.
refused: "deployment/00001-b.sql" is not in place, but the later "deployment/00003-d.sql" ran on <when> [deployment-late]
  hint: Run it as a manual deployment, with any other that is pending, then mark it as applied: mkdir -p manual-deployment && cp deployment/00001-b.sql manual-deployment/ && postgres-manager deployment --postgres-dsn {dsn} --manual-deployment && postgres-manager repair --postgres-dsn {dsn} --mark-applied 1
refused: "deployment/00003-e.sql" has the ordinal of "deployment/00003-d.sql", which ran on <when> [ordinal-taken]
  detail: "deployment/00003-e.sql" has not run here.
  hint: Give it a free ordinal, in this order: mv deployment/00003-e.sql deployment/00004-e.sql && mv deployment/00004-f.sql deployment/00005-f.sql. Restore "deployment/00003-d.sql" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 4). If the file on disk is "deployment/00003-d.sql", renamed and edited, restore its name and its text.
refused: file "deployment/00004-f.sql" requires PostgreSQL <server>, and the server is <server> [server-too-old]
  hint: Upgrade the server, or keep the file out of the tree until then.
nothing was changed
--- run validate --postgres-dsn {dsn} --output json
--- status 4
--- stdout
{"event":"validated","files":{"deployment":5},"missing":["create","manual-deployment"],"findings":[],"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","in_place":1,"pending":1,"notices":[],"refusals":[{"rule":"deployment-changed","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" was edited after it ran on <when>","difference":"@@ -1,1 +1,1 @@\n-create table a (id int);\n+create table a (id bigint);\n","hint":"Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {dsn} --accept-changed 0."},{"rule":"deployment-late","ordinal":1,"path":"deployment/00001-b.sql","message":"\"deployment/00001-b.sql\" is not in place, but the later \"deployment/00003-d.sql\" ran on <when>","hint":"Run it as a manual deployment, with any other that is pending, then mark it as applied: mkdir -p manual-deployment && cp deployment/00001-b.sql manual-deployment/ && postgres-manager deployment --postgres-dsn {dsn} --manual-deployment && postgres-manager repair --postgres-dsn {dsn} --mark-applied 1"},{"rule":"ordinal-taken","ordinal":3,"path":"deployment/00003-e.sql","message":"\"deployment/00003-e.sql\" has the ordinal of \"deployment/00003-d.sql\", which ran on <when>","detail":"\"deployment/00003-e.sql\" has not run here.","hint":"Give it a free ordinal, in this order: mv deployment/00003-e.sql deployment/00004-e.sql && mv deployment/00004-f.sql deployment/00005-f.sql. Restore \"deployment/00003-d.sql\" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 4). If the file on disk is \"deployment/00003-d.sql\", renamed and edited, restore its name and its text."},{"rule":"server-too-old","ordinal":4,"path":"deployment/00004-f.sql","message":"file \"deployment/00004-f.sql\" requires PostgreSQL <server>, and the server is <server>","hint":"Upgrade the server, or keep the file out of the tree until then."}]}
--- query select count(*) from postgres_manager.history
3
