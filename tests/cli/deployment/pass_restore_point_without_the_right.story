# A role that may not make a restore point deploys without one.
--- sql
create role {database}_deployer login;
grant create on database {database} to {database}_deployer;
grant all on schema public to {database}_deployer;
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn "host={host} port={port} dbname={database} user={database}_deployer" --restore-point
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{database}_deployer", {host}:{port}, PostgreSQL <server>, tree "{root}"
warning: could not make a restore point: permission denied for function pg_create_restore_point
[1/1] deployment/00000-a.sql  <time>
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn "host={host} port={port} dbname={database} user={database}_deployer" --restore-point --output json
--- status 0
--- stdout
{"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{database}_deployer","server_version":"<server>","tree":"{root}"}
{"event":"planned","function":"deployment","in_place":1,"notices":[],"steps":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","statements":1,"reason":"has not run here"}]}
{"event":"restore-point","message":"permission denied for function pg_create_restore_point","sqlstate":"42501"}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql"}
{"event":"finished","function":"deployment","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
