# With the nearest option as a suggestion; an option of another function is a mistake, too.
--- server none
--- run deployment --dry-rnu
--- status 2
--- stderr
error: unknown option "--dry-rnu"
  hint: Did you mean --dry-run?
--- run deployment --frobnicate
--- status 2
--- stderr
error: unknown option "--frobnicate"
  hint: See its options: postgres-manager help deployment.
--- run deployment --if-needed
--- status 2
--- stderr
error: option --if-needed does not apply to function deployment
  detail: It applies to create.
  hint: See its options: postgres-manager help deployment.
--- run deployment --reason INC-42
--- status 2
--- stderr
error: option --reason requires --manual-deployment
  hint: Write the reason for an ordinary deployment in a comment of its file.
--- run deployment now
--- status 2
--- stderr
error: unexpected word "now" after function deployment
  hint: See its options: postgres-manager help deployment.
--- run deployment --lock-wait soon
--- status 2
--- stderr
error: invalid duration "soon"
  hint: Write it like this: --lock-wait 30s, 5min or 1h.
--- run deployment --output yaml
--- status 2
--- stderr
error: unknown output format "yaml"
  hint: Use --output text or --output json, for status also --output openmetrics.
--- run deployment --quiet --verbose
--- status 2
--- stderr
error: --quiet and --verbose exclude each other
  hint: Leave one of them out.
--- run deployment --postgres-dsn
--- status 2
--- stderr
error: option --postgres-dsn is not followed by DSN
  hint: See its options: postgres-manager help deployment.
