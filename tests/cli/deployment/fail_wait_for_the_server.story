# A function with --wait reports the reason for waiting like function wait: as JSON if it prints events, on standard
# error if it prints one document.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --wait 300ms --postgres-dsn "host={root} user=me dbname=shop"
--- status 5
--- stderr
waiting for the server: could not connect to server "{root}", port 5432: No such file or directory
error: the server did not accept queries within <time>
  detail: The last attempt failed: could not connect to server "{root}", port 5432: No such file or directory.
  hint: Check that the server runs and that the host in the connection string is its socket directory.
--- run deployment --wait 300ms --output json --postgres-dsn "host={root} user=me dbname=shop"
--- status 5
--- stdout
{"event":"waiting-for-server","seconds":<time>,"reason":"could not connect to server \"{root}\", port 5432: No such file or directory"}
{"event":"error","error":{"code":"connection","message":"the server did not accept queries within <time>","detail":"The last attempt failed: could not connect to server \"{root}\", port 5432: No such file or directory.","hint":"Check that the server runs and that the host in the connection string is its socket directory."}}
--- run status --wait 300ms --output json --postgres-dsn "host={root} user=me dbname=shop"
--- status 5
--- stdout
{"event":"error","error":{"code":"connection","message":"the server did not accept queries within <time>","detail":"The last attempt failed: could not connect to server \"{root}\", port 5432: No such file or directory.","hint":"Check that the server runs and that the host in the connection string is its socket directory."}}
--- stderr
waiting for the server: could not connect to server "{root}", port 5432: No such file or directory
