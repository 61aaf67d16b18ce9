# A misspelled --history-schema must not look like an instance without a history. reset would drop the other history,
# too, so it checks its protection.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --history-schema releases --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- run repair --protect --reason "production" --history-schema releases --postgres-dsn {dsn}
--- status 0
--- stdout
repair: this instance is protected now, in <time>
--- stderr
<target>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history in the named schema, but one in schema "releases": postgres-manager status --postgres-dsn {dsn} --history-schema releases

0 deployments
--- run status --history-schema releasse --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":false,"other_histories":["releases"],"protected":false,"counts":{},"deployments":[],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[]}
--- run drift --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  hint: Name the existing history: postgres-manager drift --postgres-dsn {dsn} --history-schema releases
--- run create --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  hint: Name the existing history: postgres-manager create --postgres-dsn {dsn} --history-schema releases
nothing was changed
--- run reset --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected [instance-protected]
  detail: User "postgres" protected it on <when>: production.
  hint: If its data may be lost, first remove the protection: postgres-manager repair --postgres-dsn {dsn} --unprotect --reason TEXT --history-schema releases.
nothing was changed
--- query select count(*) from a
0
