# Waiting does not create a database.
--- run wait --postgres-dsn {dsn} --dbname {database}_missing
--- status 5
--- stderr
error: database "{database}_missing" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}_missing" does not exist
  hint: Check the name, or create it: postgres-manager create --dbname {database}_missing --postgres-dsn {dsn} --create-database
--- run wait --postgres-dsn {dsn} --dbname {database}_missing --output json
--- status 5
--- stdout
{"event":"error","error":{"code":"connection","message":"database \"{database}_missing\" does not exist","sqlstate":"3D000","detail":"libpq says: connection to server <where> failed: FATAL:  database \"{database}_missing\" does not exist","hint":"Check the name, or create it: postgres-manager create --dbname {database}_missing --postgres-dsn {dsn} --create-database"}}
