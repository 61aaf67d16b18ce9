# A release was rolled back: the tree is older than the instance. That is a separate state, which can be allowed for one
# run, by the environment, or permanently.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- remove deployment/00002-c.sql
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the instance is 1 deployment ahead of this tree [instance-ahead]
  detail: Not on disk: "deployment/00002-c.sql" ran on <when>.
  hint: Update the source tree to a version that has deployment 2. If a release was rolled back on purpose: postgres-manager deployment --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (3).
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
the instance is 1 deployment ahead of this tree

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  applied  deployment/00001-b.sql  <when>
      2  ahead    deployment/00002-c.sql  <when>  above the last file on disk

3 deployments: 2 applied, 1 ahead
check: found 1 ahead
--- run status --check --allow-ahead --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"applied":2,"ahead":1},"deployments":[{"ordinal":0,"state":"applied","path":"deployment/00000-a.sql","history":{"id":1,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":1,"state":"applied","path":"deployment/00001-b.sql","history":{"id":2,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","state":"applied","checksum":"a042b21188532946bb96a39250206fb27066c3a233c4417a3343faee53fe902a","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":2,"state":"ahead","path":"deployment/00002-c.sql","history":{"id":3,"run_id":"<id>","kind":"deployment","ordinal":2,"path":"deployment/00002-c.sql","state":"applied","checksum":"5bcdce4a73eeb94f86956622a227e54528f672cf91b820d08f12e300116385c7","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"check":{"passed":true,"found":{}}}
--- run deployment --allow-ahead --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
notice: the instance is 1 deployment ahead of this tree
--- run validate --allow-ahead --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings; database "{database}": 2 in place, 0 pending, nothing to refuse
--- stderr
<target>
notice: the instance is 1 deployment ahead of this tree
--- env POSTGRES_MANAGER_ALLOW_AHEAD=true
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- env POSTGRES_MANAGER_ALLOW_AHEAD=no
--- run deployment --postgres-dsn {dsn}
--- status 2
--- stderr
error: "no" is neither true nor false
  detail: It comes from the environment variable POSTGRES_MANAGER_ALLOW_AHEAD.
  hint: Write true or false; on the command line --allow-ahead alone is true.
--- env POSTGRES_MANAGER_ALLOW_AHEAD
--- file postgres-manager.json
{"allow-ahead": true}
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- env POSTGRES_MANAGER_ALLOW_AHEAD=false
--- run deployment --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"instance-ahead","message":"the instance is 1 deployment ahead of this tree","detail":"Not on disk: \"deployment/00002-c.sql\" ran on <when>.","hint":"Update the source tree to a version that has deployment 2. If a release was rolled back on purpose: postgres-manager deployment --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (3)."}]}
