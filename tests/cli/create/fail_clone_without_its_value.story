# An option is no value of another one: a forgotten name must not turn a dry run into a run.
--- server none
--- run create --local --clone --dry-run
--- status 2
--- stderr
error: option --clone is not followed by NAME
  hint: See its options: postgres-manager help create.
--- run create --local --clone --dry-run --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"option --clone is not followed by NAME","hint":"See its options: postgres-manager help create."}}
--- run status --dbname --local
--- status 2
--- stderr
error: option --dbname is not followed by NAME
  hint: See its options: postgres-manager help status.
