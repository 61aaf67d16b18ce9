# Checked for all files before the first one runs, and by a dry run, too.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-later.sql
-- postgres-manager: requires-server=99
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: file "deployment/00001-later.sql" requires PostgreSQL <server>, and the server is <server> [server-too-old]
  hint: Upgrade the server, or keep the file out of the tree until then.
nothing was changed
--- run deployment --dry-run --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"server-too-old","ordinal":1,"path":"deployment/00001-later.sql","message":"file \"deployment/00001-later.sql\" requires PostgreSQL <server>, and the server is <server>","hint":"Upgrade the server, or keep the file out of the tree until then."}]}
--- query select count(*) from pg_class where relnamespace = 'public'::regnamespace
0
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- file deployment/00001-later.sql
-- postgres-manager: requires-server=13
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-later.sql  <time>
