# Nothing is undone by accident.
--- file deployment/00000-a.sql
create table a (n int);
--- file undo/00000-a.sql
drop table a;
--- file postgres-manager.json
{"environments": {"production": {"protected": true}, "staging": {}}}
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run undo --postgres-dsn {dsn}
--- status 2
--- stderr
<target>
error: cannot ask for confirmation without a terminal
  detail: Function undo runs these files:
      undo/00000-a.sql  (reverts "deployment/00000-a.sql", in place since <when>)
    The following statements destroy data or objects:
      drop table a
      about 0 rows in 1 table, by the server's estimate (1 table was never analyzed)
  hint: To confirm, add --yes.
--- run undo --output json --environment staging --postgres-dsn {dsn}
--- status 2
--- stdout
{"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","environment":"staging","tree":"{root}"}
{"event":"error","error":{"code":"usage","message":"cannot ask for confirmation without a terminal","detail":"database \"{database}\", user \"postgres\", {host}:{port}, PostgreSQL <server>, environment \"staging\"\nFunction undo runs these files:\n  undo/00000-a.sql  (reverts \"deployment/00000-a.sql\", in place since <when>)\nThe following statements destroy data or objects:\n  drop table a\n  about 0 rows in 1 table, by the server's estimate (1 table was never analyzed)","hint":"To confirm, add --yes."}}
--- run undo --environment production --postgres-dsn {dsn}
--- status 4
--- stderr
error: environment "production" is protected
  hint: Check with --dry-run what undo would do, then run it with --yes.
--- run undo --to 0 --steps 1 --yes --postgres-dsn {dsn}
--- status 2
--- stderr
error: --to and --steps exclude each other
  hint: Leave one of them out.
--- run undo --steps 0 --yes --output json --postgres-dsn {dsn}
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"\"0\" is not a valid number of deployments","hint":"Write how many to undo: --steps 2."}}
--- query select state from postgres_manager.history
applied
--- run undo --environment production --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
this instance is protected from now on, because environment "production" is
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
[1/1] undo/00000-a.sql  <time>
