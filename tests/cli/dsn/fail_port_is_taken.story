# Two trees cannot use one port; the error comes before the server is created.
--- server private
--- run dsn --local --port {free_port} --quiet
--- status 0
--- stdout
postgresql://postgres:<password>@localhost:{free_port}/postgres
--- run dsn --local other --port {free_port}
--- status 4
--- stderr
error: could not start the private PostgreSQL server in "{root}/other" on port {free_port}
  detail: Another program listens on port {free_port} of localhost.
  hint: Take another port: --port 5433 (or "port" in postgres-manager.json), or end that program.
--- run dsn --local other --port {free_port} --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"could not start the private PostgreSQL server in \"{root}/other\" on port {free_port}","detail":"Another program listens on port {free_port} of localhost.","hint":"Take another port: --port 5433 (or \"port\" in postgres-manager.json), or end that program."}}
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
