# The usual case: no waiting, in text and in JSON.
--- run wait --postgres-dsn {dsn}
--- status 0
--- stdout
ready: database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}", after <time>
--- run wait --for 5s --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"event":"ready","seconds":<time>,"standby":false,"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}"}
