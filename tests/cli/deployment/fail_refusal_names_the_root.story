# The paths in a refusal and in its way out are relative to the root.
--- file db/deployment/00000-a.sql
create table a (id int);
--- file db/deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --root db --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- remove db/deployment/00001-b.sql
--- file db/deployment/00000-a.sql
create table a (id bigint);
--- run deployment --root db --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/db"
refused: the instance is 1 deployment ahead of this tree [instance-ahead]
  detail: Not on disk: "deployment/00001-b.sql" ran on <when>.
  hint: Update the source tree to a version that has deployment 1. If a release was rolled back on purpose: postgres-manager deployment --root {root}/db --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (2).
refused: "deployment/00000-a.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -create table a (id int);
    +create table a (id bigint);
  hint: Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --root {root}/db --postgres-dsn {dsn} --accept-changed 0.
nothing was changed
paths and commands are relative to "db"
--- run validate --root db --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/db"
refused: the instance is 1 deployment ahead of this tree [instance-ahead]
  detail: Not on disk: "deployment/00001-b.sql" ran on <when>.
  hint: Update the source tree to a version that has deployment 1. If a release was rolled back on purpose: postgres-manager deployment --root {root}/db --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (2).
refused: "deployment/00000-a.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -create table a (id int);
    +create table a (id bigint);
  hint: Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --root {root}/db --postgres-dsn {dsn} --accept-changed 0.
nothing was changed
paths and commands are relative to "db"
--- run deployment --root db --postgres-dsn {dsn} --output json
--- status 4
--- stdout
{"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}/db"}
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"instance-ahead","message":"the instance is 1 deployment ahead of this tree","detail":"Not on disk: \"deployment/00001-b.sql\" ran on <when>.","hint":"Update the source tree to a version that has deployment 1. If a release was rolled back on purpose: postgres-manager deployment --root {root}/db --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (2)."},{"rule":"deployment-changed","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" was edited after it ran on <when>","difference":"@@ -1,1 +1,1 @@\n-create table a (id int);\n+create table a (id bigint);\n","hint":"Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --root {root}/db --postgres-dsn {dsn} --accept-changed 0."}]}
