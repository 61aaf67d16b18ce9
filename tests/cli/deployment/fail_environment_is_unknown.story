# A run with a misspelled name must not use default settings.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment --environment production
--- status 2
--- stderr
error: there is no environment "production"
  detail: There is neither a file ".env.production" nor such a key in "environments" of "postgres-manager.json". No environment is known.
  hint: Write the file ".env.production".
--- file .env.staging
schema=shop
--- file postgres-manager.json
{"environments": {"production": {}}}
--- run deployment --environment prodcution
--- status 2
--- stderr
error: there is no environment "prodcution"
  detail: There is neither a file ".env.prodcution" nor such a key in "environments" of "postgres-manager.json". Known are: "production", "staging".
  hint: Did you mean --environment production?
--- run deployment --environment prod
--- status 2
--- stderr
error: there is no environment "prod"
  detail: There is neither a file ".env.prod" nor such a key in "environments" of "postgres-manager.json". Known are: "production", "staging".
  hint: Did you mean --environment production?
--- run deployment --environment ../production
--- status 2
--- stderr
error: "../production" cannot be the name of an environment
  hint: Use letters, digits, underscores and dashes.
--- env POSTGRES_MANAGER_ENVIRONMENT=nowhere
--- run status
--- status 2
--- stderr
error: there is no environment "nowhere"
  detail: There is neither a file ".env.nowhere" nor such a key in "environments" of "postgres-manager.json". Known are: "production", "staging".
  hint: Write the file ".env.nowhere".
