# Which one is needed, and what was found instead.
--- executable old/pg_dump
#!/bin/sh
echo "pg_dump (PostgreSQL) 9.6.24"
--- run dump --postgres-dsn {dsn} --postgres-bin old
--- status 4
--- stderr
<target>
error: could not find pg_dump for a server of PostgreSQL <server>
  detail: It must have this version or a later one: "old/pg_dump" is 9.6.24.
  hint: Install it (apt-get install postgresql-client-15), or name its directory with --postgres-bin DIR.
--- run dump --postgres-dsn {dsn} --postgres-bin old --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"could not find pg_dump for a server of PostgreSQL <server>","detail":"It must have this version or a later one: \"old/pg_dump\" is 9.6.24.","hint":"Install it (apt-get install postgresql-client-15), or name its directory with --postgres-bin DIR."}}
