# The reason is reported once, however often it is tried, and again at the timeout.
--- server none
--- run wait --for 300ms --postgres-dsn "host={root} user=me dbname=shop"
--- status 5
--- stderr
waiting for the server: could not connect to server "{root}", port 5432: No such file or directory
error: the server did not accept queries within <time>
  detail: The last attempt failed: could not connect to server "{root}", port 5432: No such file or directory.
  hint: Check that the server runs and that the host in the connection string is its socket directory.
--- run wait --for 300ms --postgres-dsn "host={root} user=me dbname=shop" --output json
--- status 5
--- stdout
{"event":"waiting-for-server","seconds":<time>,"reason":"could not connect to server \"{root}\", port 5432: No such file or directory"}
{"event":"error","error":{"code":"connection","message":"the server did not accept queries within <time>","detail":"The last attempt failed: could not connect to server \"{root}\", port 5432: No such file or directory.","hint":"Check that the server runs and that the host in the connection string is its socket directory."}}
--- run wait --for 300ms --postgres-dsn "host={root} user=me dbname=shop" --quiet
--- status 5
--- stderr
error: the server did not accept queries within <time>
  detail: The last attempt failed: could not connect to server "{root}", port 5432: No such file or directory.
  hint: Check that the server runs and that the host in the connection string is its socket directory.
