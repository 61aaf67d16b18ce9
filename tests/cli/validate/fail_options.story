# An incomplete database name, and options of other functions.
--- server none
--- directory deployment
--- run validate --dbname shop
--- status 2
--- stderr
error: option --dbname requires --postgres-dsn, --local or --ephemeral
  detail: validate does not read the database from the environment.
  hint: Name the server, too: postgres-manager validate --postgres-dsn DSN --dbname NAME
--- run validate --postgres-dsn host=/nowhere --local
--- status 2
--- stderr
error: --postgres-dsn, --local and --ephemeral exclude each other
  hint: Name the database in one way only.
--- run validate --dry-run
--- status 2
--- stderr
error: option --dry-run does not apply to function validate
  detail: It applies to init, create, deployment, test-data, undo, baseline, repair, reset, new, renumber, diff, import, dump and prune.
  hint: See its options: postgres-manager help validate.
--- run vlaidate
--- status 2
--- stderr
error: unknown function "vlaidate"
  hint: Did you mean --function validate?
--- run validate --environment nope --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"there is no environment \"nope\"","detail":"There is neither a file \".env.nope\" nor such a key in \"environments\" of \"postgres-manager.json\". No environment is known.","hint":"Write the file \".env.nope\"."}}
--- run validate --postgres-dsn host=/nowhere
--- status 5
--- stderr
error: could not connect to server "/nowhere", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
