# The output format is the only thing that can be wrong.
--- server none
--- run version --output yaml
--- status 2
--- stderr
error: unknown output format "yaml"
  hint: Use --output text or --output json, for status also --output openmetrics.
--- run version --outptu json
--- status 2
--- stderr
error: unknown option "--outptu"
  hint: Did you mean --output?
