# Only the server knows all options of all methods.
--- server private
--- run dsn --local
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
--- file instance/pg_hba.conf
local all all trust
host all all all scram-sha-256 colour=blue
--- env POSTGRES_MANAGER_DSN=host={root}/.postgres-manager/server/socket user=postgres dbname=postgres
--- run instance --apply
--- status 4
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
error: the server did not accept instance/pg_hba.conf
  detail: Line 2: unrecognized authentication option name: "colour". Its pg_hba.conf is as before.
--- run instance --apply --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"the server did not accept instance/pg_hba.conf","sqlstate":"F0000","detail":"Line 2: unrecognized authentication option name: \"colour\". Its pg_hba.conf is as before."}}
--- run psql -- -AtXc "select count(*) from pg_hba_file_rules where error is not null"
--- status 0
--- stdout
0
--- run stop --local
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
