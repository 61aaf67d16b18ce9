# Nothing is changed before the rules are checked, and a second connection is tried afterwards.
--- server private
--- run dsn --local
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
--- file instance/pg_hba.conf
host all all all scram-sha-256
--- env POSTGRES_MANAGER_DSN=host={root}/.postgres-manager/server/socket user=postgres dbname=postgres
--- run instance
--- status 8
--- stdout
instance/pg_hba.conf
  - local all all trust
  - host all all 127.0.0.1/32 trust
  - host all all ::1/128 trust
  - local replication all trust
  - host replication all 127.0.0.1/32 trust
  - host replication all ::1/128 trust
  + host all all all scram-sha-256
notice: instance/pg_hba.conf would lock this connection out: no rule admits user "postgres" to database "postgres" through the Unix socket
instance: the server does not match instance/, in <time>
  hint: To change the server: postgres-manager instance --apply
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance --apply
--- status 4
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
error: instance/pg_hba.conf would lock this connection out
  detail: In the file, no rule admits user "postgres" to database "postgres" through the Unix socket.
  hint: Change the file so that this connection stays possible; if another administrator can connect, use --force.
--- run instance --apply --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"instance/pg_hba.conf would lock this connection out","detail":"In the file, no rule admits user \"postgres\" to database \"postgres\" through the Unix socket.","hint":"Change the file so that this connection stays possible; if another administrator can connect, use --force."}}
--- file instance/pg_hba.conf
local all all scram-sha-256
--- run instance --apply
--- status 4
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
error: instance/pg_hba.conf locks this connection out
  detail: A second connection was refused: fe_sendauth: no password supplied. The previous settings were restored.
  hint: Correct what the detail names in instance/; --force applies the files in spite of that.
--- run instance --apply --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"instance/pg_hba.conf locks this connection out","detail":"A second connection was refused: fe_sendauth: no password supplied. The previous settings were restored.","hint":"Correct what the detail names in instance/; --force applies the files in spite of that."}}
--- run instance --apply --force
--- status 0
--- stdout
instance/pg_hba.conf
  - local all all trust
  - host all all 127.0.0.1/32 trust
  - host all all ::1/128 trust
  - local replication all trust
  - host replication all 127.0.0.1/32 trust
  - host replication all ::1/128 trust
  + local all all scram-sha-256
instance: the server was changed to match instance/, in <time>
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run instance
--- status 5
--- stderr
error: the server wants a password for user "postgres"
  detail: libpq says: connection to server <where> failed: fe_sendauth: no password supplied
  hint: Give it in the connection string, in PGPASSWORD or in ~/.pgpass.
--- run stop --local
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
