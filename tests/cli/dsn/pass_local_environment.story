# With "local" in postgres-manager.json no option is needed; development is the default environment.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- file postgres-manager.json
{"environments": {"development": {"local": true}}}
--- file .env.development
greeting=hello
--- run create
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, environment "development", tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run status
--- status 0
--- stdout
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, environment "development", tree "{root}"
created <when> by postgres

0 deployments
--- run status --environment development --output json
--- status 0
--- stdout
{"database":"postgres","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","environment":"development","tree":"{root}","compared":true,"has_history":true,"created":{"id":1,"run_id":"<id>","kind":"create","path":"create/1-tables/tbl_a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"postgres"},"protected":false,"counts":{},"deployments":[],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[]}
--- run dsn
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- run psql -- -AtXc "select count(*) from a"
--- status 0
--- stdout
0
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
