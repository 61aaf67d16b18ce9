# One JSON document.
--- server none
--- run version --output json
--- status 0
--- stdout
{"version":"<version>"}
