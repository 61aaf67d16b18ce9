# The check passes if deployment would have nothing to do; emergency files that have not run do not count.
--- file deployment/00000-a.sql
create table a (id int);
--- file manual-deployment/00000-fix.sql
create table fix (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00000-a.sql
create table a (id int); -- the first table
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state        file                    when (UTC)            remark
      0  reformatted  deployment/00000-a.sql  <when>  comments or white space were edited since it ran

manual deployments
ordinal  state    file                             when (UTC)
      0  pending  manual-deployment/00000-fix.sql

1 deployment: 1 reformatted
check: nothing found
--- run status --check --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"reformatted":1},"deployments":[{"ordinal":0,"state":"reformatted","path":"deployment/00000-a.sql","history":{"id":1,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[{"ordinal":0,"state":"pending","path":"manual-deployment/00000-fix.sql"}],"invalid_indexes":[],"check":{"passed":true,"found":{}}}
