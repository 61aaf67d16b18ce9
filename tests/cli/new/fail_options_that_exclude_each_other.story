# Emergency files have neither undo files nor tables.
--- server none
--- run new a --manual-deployment --undo
--- status 2
--- stderr
error: --manual-deployment and --undo exclude each other
  hint: Only files of deployment/ have undo files: omit one of the two.
--- run new --table a --manual-deployment
--- status 2
--- stderr
error: --manual-deployment and --table exclude each other
  hint: A manual deployment has no file in create/: omit one of the two.
--- run new a --group tables
--- status 2
--- stderr
error: option --group requires --table
  hint: Name the table: postgres-manager new --table order_line
--- run new a --onto main
--- status 2
--- stderr
error: option --onto does not apply to function new
  detail: It applies to renumber.
  hint: See its options: postgres-manager help new.
--- run new a --postgres-dsn host=/nowhere
--- status 2
--- stderr
error: option --postgres-dsn does not apply to function new
  detail: It applies to create, deployment, test-data, undo, baseline, repair, reset, status, validate, verify, wait, drift, dump, import, prune, dsn, psql and instance.
  hint: See its options: postgres-manager help new.
