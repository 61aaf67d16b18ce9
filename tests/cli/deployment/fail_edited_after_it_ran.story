# Refused, with the difference from the text that ran; no other file runs either.
--- file deployment/00000-a.sql
create table a (
  id int,
  name text
);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00000-a.sql
create table a (
  id bigint,
  name text
);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" was edited after it ran on <when> [deployment-changed]
    @@ -1,4 +1,4 @@
     create table a (
    -  id int,
    +  id bigint,
       name text
     );
  hint: Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {dsn} --accept-changed 0.
nothing was changed
--- run deployment --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"deployment-changed","ordinal":0,"path":"deployment/00000-a.sql","message":"\"deployment/00000-a.sql\" was edited after it ran on <when>","difference":"@@ -1,4 +1,4 @@\n create table a (\n-  id int,\n+  id bigint,\n   name text\n );\n","hint":"Restore the text that the instance has (SELECT sql_text FROM postgres_manager.history WHERE id = 1) and write the edit as a new deployment; accept an edit that does not matter with postgres-manager repair --postgres-dsn {dsn} --accept-changed 0."}]}
--- query select count(*) from pg_class where relname = 'b'
0
