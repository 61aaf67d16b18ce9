# A server that the program did not start for this tree: everything is compared, applied, and then the same.
--- server private
--- run dsn --local
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
--- file instance/settings.json
{"work_mem": "64MB", "max_connections": 33, "jit": false}
--- file instance/roles.sql
SELECT 'CREATE ROLE app LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \gexec
COMMENT ON ROLE app IS :'comment';
--- file instance/pg_hba.conf
# the application
local all all trust
host all app 10.0.0.0/8 scram-sha-256
--- env POSTGRES_MANAGER_DSN=host={root}/.postgres-manager/server/socket user=postgres dbname=postgres
--- run instance --set comment=shop
--- status 8
--- stdout
instance/pg_hba.conf
  - host all all 127.0.0.1/32 trust
  - host all all ::1/128 trust
  - local replication all trust
  - host replication all 127.0.0.1/32 trust
  - host replication all ::1/128 trust
  + host all app 10.0.0.0/8 scram-sha-256
instance/settings.json
  jit: on -> off
  max_connections: 100 -> 33  (needs a restart of the server)
  work_mem: 4MB -> 64MB
instance/roles.sql
  + role "app": comment shop, login
instance: the server does not match instance/, in <time>
  hint: To change the server: postgres-manager instance --apply
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance --set comment=shop --output json
--- status 8
--- stdout
{"event":"compared-instance","passed":false,"applied":false,"database":"postgres","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","tree":"{root}","files":["instance/pg_hba.conf","instance/settings.json","instance/roles.sql"],"access_rules":[{"sign":"-","rule":"host all all 127.0.0.1/32 trust"},{"sign":"-","rule":"host all all ::1/128 trust"},{"sign":"-","rule":"local replication all trust"},{"sign":"-","rule":"host replication all 127.0.0.1/32 trust"},{"sign":"-","rule":"host replication all ::1/128 trust"},{"sign":"+","rule":"host all app 10.0.0.0/8 scram-sha-256"}],"access_rule_errors":[],"access_rules_not_loaded":false,"parameters":[{"name":"jit","value":"on","wanted":"off","needs_restart":false,"waits":false},{"name":"max_connections","value":"100","wanted":"33","needs_restart":true,"waits":false},{"name":"work_mem","value":"4MB","wanted":"64MB","needs_restart":false,"waits":false}],"roles":[{"role":"app","attribute":"comment","wanted":"shop"},{"role":"app","attribute":"login","wanted":""},{"role":"app","attribute":"role","wanted":""}],"unavailable":[],"waiting_for_restart":[],"seconds":<time>,"hint":"To change the server: postgres-manager instance --apply"}
--- run instance --set comment=shop --apply
--- status 0
--- stdout
instance/pg_hba.conf
  - host all all 127.0.0.1/32 trust
  - host all all ::1/128 trust
  - local replication all trust
  - host replication all 127.0.0.1/32 trust
  - host replication all ::1/128 trust
  + host all app 10.0.0.0/8 scram-sha-256
instance/settings.json
  jit: on -> off
  max_connections: 100 -> 33  (needs a restart of the server)
  work_mem: 4MB -> 64MB
instance/roles.sql
  + role "app": comment shop, login
notice: a restart of the server is needed for: max_connections
instance: the server was changed to match instance/, in <time>
  hint: Restart the server, then compare again: postgres-manager instance
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance --set comment=shop
--- status 8
--- stdout
instance/settings.json
  max_connections: 100 -> 33  (waits for a restart of the server)
notice: a restart of the server is needed for: max_connections
instance: the server does not match instance/, in <time>
  hint: Restart the server, then compare again: postgres-manager instance
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance --set comment=shop --apply --output json
--- status 0
--- stdout
{"event":"compared-instance","passed":true,"applied":true,"database":"postgres","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","tree":"{root}","files":["instance/pg_hba.conf","instance/settings.json","instance/roles.sql"],"access_rules":[],"access_rule_errors":[],"access_rules_not_loaded":false,"parameters":[{"name":"max_connections","value":"100","wanted":"33","needs_restart":true,"waits":true}],"roles":[],"unavailable":[],"waiting_for_restart":["max_connections"],"seconds":<time>,"hint":"Restart the server, then compare again: postgres-manager instance"}
--- run stop --local
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
