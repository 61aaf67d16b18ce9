# One clear error with a hint.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment --postgres-dsn "host={root} user=me dbname=shop"
--- status 5
--- stderr
error: could not connect to server "{root}", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
--- run deployment --postgres-dsn "host={root} user=me dbname=shop" --output json
--- status 5
--- stdout
{"event":"error","error":{"code":"connection","message":"could not connect to server \"{root}\", port 5432","detail":"libpq says: connection to server <where> failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?","hint":"Check that the server runs and that the host in the connection string is its socket directory."}}
