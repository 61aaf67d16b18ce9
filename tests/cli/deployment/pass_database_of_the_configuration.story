# postgres-dsn in postgres-manager.json has the lowest precedence; a file, a variable and the command line override it.
--- file deployment/00000-a.sql
create table a (id int);
--- file postgres-manager.json
{"postgres-dsn": "{dsn}"}
--- run deployment
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- env DATABASE_URL={uri}x
--- run deployment
--- status 5
--- stderr
error: database "{database}x" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}x" does not exist
  hint: Check the name, or create it: postgres-manager create --create-database
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- env DATABASE_URL
--- file postgres-manager.json
{"environments": {"here": {"postgres-dsn": "{dsn}"}, "there": {}}}
--- file .env.there
POSTGRES_MANAGER_DSN={uri}
--- run deployment --environment here
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "here", tree "{root}"
--- run deployment --environment there
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "there", tree "{root}"
