# stop needs no database.
--- server none
--- run stop --postgres-dsn host=/nowhere
--- status 2
--- stderr
error: option --postgres-dsn does not apply to function stop
  detail: It applies to create, deployment, test-data, undo, baseline, repair, reset, status, validate, verify, wait, drift, dump, import, prune, dsn, psql and instance.
  hint: See its options: postgres-manager help stop.
--- run stop --postgres-dsn host=/nowhere --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"option --postgres-dsn does not apply to function stop","detail":"It applies to create, deployment, test-data, undo, baseline, repair, reset, status, validate, verify, wait, drift, dump, import, prune, dsn, psql and instance.","hint":"See its options: postgres-manager help stop."}}
