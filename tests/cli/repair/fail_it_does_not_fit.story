# If one repair does not fit, none is made.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-b.sql
create table b (n int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- run repair --accept-changed 0 --mark-applied 1 --forget 5 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: deployment 0 is not edited [repair-not-needed]
  hint: There is no edit to accept. See its state: postgres-manager status --postgres-dsn {dsn}.
refused: deployment 1 is in place already [repair-not-needed]
  hint: There is nothing to mark. See its state: postgres-manager status --postgres-dsn {dsn}.
refused: there is no deployment 5, neither on disk nor in the history [repair-unknown]
  hint: See which deployments there are: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- run repair --postgres-dsn {dsn}
--- status 2
--- stderr
error: nothing to repair was named
  hint: Name deployments: --accept-changed, --mark-applied or --forget with their ordinals, e.g. postgres-manager repair --postgres-dsn {dsn} --accept-changed 3,5.
--- run repair --forget 1,x --postgres-dsn {dsn}
--- status 2
--- stderr
error: invalid ordinal "x"
  hint: Write the number of a deployment: --forget 7.
--- run repair --forget 1,1 --output json --postgres-dsn {dsn}
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"option --forget names deployment 1 twice","hint":"Name each deployment once."}}
--- query select count(*) from postgres_manager.history
2
