# Only status has metrics.
--- server none
--- run validate --output openmetrics
--- status 2
--- stderr
error: option --output openmetrics applies to function status only
  hint: Use --output text or --output json.
--- run status --output metrics
--- status 2
--- stderr
error: unknown output format "metrics"
  hint: Use --output text or --output json, for status also --output openmetrics.
--- env POSTGRES_MANAGER_OUTPUT=openmetrics
--- run version
--- status 0
--- stdout
postgres-manager <version>
