# Without the database, a variable of the environment would direct the printed command to another one.
--- env PGHOST=/nowhere
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00000-a.sql
create table a (id int, b int);
--- run deployment --postgres-dsn "password=secret {dsn} sslpassword=secret"
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -create table a (id int);
    +create table a (id int, b int);
  hint: Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {dsn} --accept-changed 0.
nothing was changed
--- run deployment --output json {uri}
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"deployment-changed","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" was edited after it ran on <when>","difference":"@@ -1,1 +1,1 @@\n-create table a (id int);\n+create table a (id int, b int);\n","hint":"Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {uri} --accept-changed 0."}]}
--- run repair --quiet --postgres-dsn {dsn} --accept-changed 0
--- status 0
--- stdout
repair: 1 deployment accepted as edited, in <time>
