# Its standard error is shown, its standard output never, nor in JSON. Waiting for the password has a limit.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- file postgres-manager.json
{"postgres-dsn": "host={root} user=me dbname=shop", "password-command": "echo secret; echo 'not logged in' >&2; exit 3"}
--- run deployment --wait 60s
--- status 5
--- stderr
error: the password command failed with exit status 3
  detail: It said: not logged in
  hint: Run the password-command of postgres-manager.json by hand, in the directory of the source tree.
--- run deployment --output json
--- status 5
--- stdout
{"event":"error","error":{"code":"connection","message":"the password command failed with exit status 3","detail":"It said: not logged in","hint":"Run the password-command of postgres-manager.json by hand, in the directory of the source tree."}}
--- run status
--- status 5
--- stderr
error: the password command failed with exit status 3
  detail: It said: not logged in
  hint: Run the password-command of postgres-manager.json by hand, in the directory of the source tree.
--- file postgres-manager.json
{"postgres-dsn": "host={root} user=me dbname=shop", "password_command": ["secret"]}
--- run deployment
--- status 2
--- stderr
error: unknown key "password_command"
  postgres-manager.json
  hint: Did you mean "password-command"?
--- file postgres-manager.json
{"postgres-dsn": "postgresql://a:secret@b@c/d"}
--- run deployment
--- status 2
--- stderr
error: could not parse the connection string in "postgres-dsn" in "postgres-manager.json"
  detail: There is a "/" before the "@", or more than one "@": in a user name, password or database name, write them as %2F and %40.
  hint: Use a URI (postgresql://user:password@host:5432/database, special characters in the password percent-encoded) or key=value pairs (host=... dbname=...).
