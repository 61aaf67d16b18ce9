# An invalid time, and an option of other functions.
--- server none
--- run wait --for soon --postgres-dsn "host={root}"
--- status 2
--- stderr
error: invalid duration "soon"
  hint: Write it like this: --for 30s, 5min or 1h.
--- run wait --wait 5s --postgres-dsn "host={root}"
--- status 2
--- stderr
error: option --wait does not apply to function wait
  detail: It applies to create, deployment, test-data, undo, baseline, repair, reset, status, validate, drift, dump, import, prune and instance.
  hint: See its options: postgres-manager help wait.
