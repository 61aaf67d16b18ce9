# Errors name the key's path; an unknown key would be a setting without effect.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file postgres-manager.json
{"lock-timeout": "5s",
 "variables": {"password": "secret",}}
--- run deployment
--- status 2
--- stderr
error: file is not valid JSON: unexpected '}'
  postgres-manager.json:2
  hint: Write an object, e.g. {"lock-timeout": "5s"}.
--- file postgres-manager.json
{"environments": {"production": {"lock-timout": "5s"}}}
--- run deployment
--- status 2
--- stderr
error: unknown key "environments.production.lock-timout"
  postgres-manager.json
  hint: Did you mean "lock-timeout"?
--- file postgres-manager.json
{"variables": {"schema": "shop", "schema": "live"}}
--- run deployment
--- status 2
--- stderr
error: key "variables.schema" appears twice
  postgres-manager.json
  hint: Remove one of the two.
--- file postgres-manager.json
{"lock-retries": "5"}
--- run deployment
--- status 2
--- stderr
error: value of key "lock-retries" is a string, not an integer
  postgres-manager.json
  hint: Write it like this: "lock-retries": 5.
--- file postgres-manager.json
{"lock-retries": 1000}
--- run deployment
--- status 2
--- stderr
error: "1000" is not a valid number of retries
  detail: It comes from "lock-retries" in "postgres-manager.json".
  hint: Write a number from 0 to 100: --lock-retries 5.
