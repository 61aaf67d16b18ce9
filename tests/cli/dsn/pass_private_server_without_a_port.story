# Without --port it leads to the Unix socket.
--- server private
--- run dsn --local
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
--- run dsn --local --quiet
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
