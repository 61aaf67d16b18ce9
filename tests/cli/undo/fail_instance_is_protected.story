# For a protected instance there is no question at the terminal: undo requires --yes.
--- file deployment/00000-a.sql
create table a (id int);
--- file undo/00000-a.sql
drop table a;
--- file postgres-manager.json
{"environments": {"production": {"protected": true}}}
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- run deployment --environment production --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
this instance is protected from now on, because environment "production" is
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
--- run deployment --environment production --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
--- run undo --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected [instance-protected]
  detail: User "postgres" protected it on <when>: environment "production" is protected.
  hint: Check with --dry-run what undo would do, then run it with --yes.
nothing was changed
--- query select count(*) from a
0
--- run undo --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- stderr
<target>
[1/1] undo/00000-a.sql  <time>
