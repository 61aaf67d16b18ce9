# The servers that the program starts are as instance/ says, except what is meant for another machine.
--- server private
--- file instance/settings.json
{"work_mem": "64MB", "max_connections": 33, "shared_buffers": "640GB", "shared_preload_libraries": ["nowhere"]}
--- file instance/roles.sql
SELECT 'CREATE ROLE app LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \gexec
ALTER ROLE app CONNECTION LIMIT 5;
--- file instance/pg_hba.conf
host all app 127.0.0.1/32 scram-sha-256
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
grant select on a to app;
--- directory deployment
--- run create --local
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run psql --local -- -AtXc "select current_setting('work_mem'), current_setting('max_connections'), rolconnlimit from pg_roles where rolname = 'app'"
--- status 0
--- stdout
64MB|33|5
--- run instance --local
--- status 0
--- stdout
instance: the server matches instance/, in <time>
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance --local --output json
--- status 0
--- stdout
{"event":"compared-instance","passed":true,"applied":false,"database":"postgres","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","tree":"{root}","files":["instance/pg_hba.conf","instance/settings.json","instance/roles.sql"],"access_rules":[],"access_rule_errors":[],"access_rules_not_loaded":false,"parameters":[],"roles":[],"unavailable":[],"waiting_for_restart":[],"seconds":<time>}
--- file instance/settings.json
{"work_mem": "65MB", "max_connections": 34}
--- run instance --local
--- status 8
--- stdout
instance/settings.json
  max_connections: 33 -> 34  (waits for a restart of the server)
notice: a restart of the server is needed for: max_connections
instance: the server does not match instance/, in <time>
  hint: Stop the server; the next command starts it: postgres-manager stop --local
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance --local --apply
--- status 0
--- stdout
instance/settings.json
  max_connections: 33 -> 34  (waits for a restart of the server)
notice: a restart of the server is needed for: max_connections
instance: the server was changed to match instance/, in <time>
  hint: Stop the server; the next command starts it: postgres-manager stop --local
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
--- run instance --local
--- status 0
--- stdout
instance: the server matches instance/, in <time>
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
