# The instance records that a protected environment has run here: no other name, connection string or flag circumvents
# that. Ending the protection is recorded.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file postgres-manager.json
{"environments": {"production": {"protected": true}, "staging": {}}}
--- run create --postgres-dsn {dsn} --environment production
--- status 0
--- stdout
create: 1 file applied, in <time>
this instance is protected from now on, because environment "production" is
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run create --postgres-dsn {dsn} --environment production --if-needed
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "production", tree "{root}"
--- query select kind, path, state, reason, sql_text = '' from postgres_manager.history order by id
protection||marked|environment "production" is protected|t
create|create/1-tables/tbl_a.sql|applied||f
--- run reset --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected [instance-protected]
  detail: User "postgres" protected it on <when>: environment "production" is protected.
  hint: If its data may be lost, first remove the protection: postgres-manager repair --postgres-dsn {dsn} --unprotect --reason TEXT.
nothing was changed
--- run reset --yes --environment staging --postgres-dsn {dsn} --output json
--- status 4
--- stdout
{"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","environment":"staging","tree":"{root}"}
{"event":"finished","function":"create","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"instance-protected","message":"this instance is protected","detail":"User \"postgres\" protected it on <when>: environment \"production\" is protected.","hint":"If its data may be lost, first remove the protection: postgres-manager repair --environment staging --postgres-dsn {dsn} --unprotect --reason TEXT."}]}
--- run reset --dry-run --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is protected [instance-protected]
  detail: User "postgres" protected it on <when>: environment "production" is protected.
  hint: If its data may be lost, first remove the protection: postgres-manager repair --postgres-dsn {dsn} --unprotect --reason TEXT.
nothing was changed
--- query select count(*) from a
0
--- run repair --unprotect --environment production --postgres-dsn {dsn}
--- status 4
--- stderr
error: environment "production" is protected
  detail: Each run with this environment protects the instance.
  hint: First remove "protected" from this environment in postgres-manager.json.
--- run repair --unprotect --reason "a copy for staging" --postgres-dsn {dsn}
--- status 0
--- stdout
repair: this instance is not protected any more, in <time>
--- stderr
<target>
--- run repair --unprotect --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this instance is not protected [repair-not-needed]
  hint: See its state: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- query select kind, path, state, reason, sql_text = '' from postgres_manager.history order by id
protection||marked|environment "production" is protected|t
create|create/1-tables/tbl_a.sql|applied||f
protection||forgotten|a copy for staging|t
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

0 deployments
--- run reset --yes --postgres-dsn {dsn}
--- status 0
--- stdout
reset: 6 objects dropped
create: 1 file applied, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
