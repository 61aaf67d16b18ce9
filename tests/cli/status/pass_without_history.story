# Changes nothing; not even the history is created.
--- file deployment/00000-a.sql
create table a (id int);
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history: neither create nor deployment ever ran here

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql

1 deployment: 1 pending
--- run --function status --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":false,"protected":false,"counts":{"pending":1},"deployments":[{"ordinal":0,"state":"pending","path":"deployment/00000-a.sql"}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[]}
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
