# The message is pg_dump's, and nothing is written.
--- run dump schema.sql --postgres-dsn {dsn} --data country
--- status 6
--- stderr
<target>
error: pg_dump failed with exit status 1
  detail: pg_dump <server> said:
    pg_dump: error: no matching tables were found for pattern "country"
  hint: Fix the cause and run the same command again; nothing was written.
--- run dump schema.sql --postgres-dsn {dsn} --data
--- status 2
--- stderr
error: option --data is not followed by TABLE
  hint: Name the table: postgres-manager dump --postgres-dsn {dsn} --data app.country
--- run dump schema.sql --postgres-dsn {dsn} --output json --data country
--- status 6
--- stdout
{"event":"error","error":{"code":"sql","message":"pg_dump failed with exit status 1","detail":"pg_dump <server> said:\npg_dump: error: no matching tables were found for pattern \"country\"","hint":"Fix the cause and run the same command again; nothing was written."}}
--- run validate
--- status 3
--- stderr
error: there is no source tree in directory "."
  detail: It has none of create/, deployment/ and manual-deployment/.
  hint: Name the directory that contains it with --root DIR, or begin one here: postgres-manager init
