# A running server is not restarted under its users.
--- server private
--- run dsn --local --quiet
--- status 0
--- stdout
postgresql://postgres@/postgres?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- run dsn --local --port {free_port}
--- status 4
--- stderr
error: the private PostgreSQL server in "{root}/.postgres-manager/server" is running, but not on port {free_port}
  detail: It listens on a Unix socket only.
  hint: Stop it, and run the same command again: postgres-manager stop --local
--- run dsn --local --port {free_port} --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"the private PostgreSQL server in \"{root}/.postgres-manager/server\" is running, but not on port {free_port}","detail":"It listens on a Unix socket only.","hint":"Stop it, and run the same command again: postgres-manager stop --local"}}
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
--- run dsn --local --port {free_port} --quiet
--- status 0
--- stdout
postgresql://postgres:<password>@localhost:{free_port}/postgres
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
