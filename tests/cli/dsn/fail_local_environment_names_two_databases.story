# "local" and a connection string for the same environment.
--- server none
--- file postgres-manager.json
{"environments": {"development": {"local": true, "postgres-dsn": "postgresql://ann@db1/shop"}}}
--- run dsn
--- status 2
--- stderr
error: "environments.development" has both "local" and "postgres-dsn"
  postgres-manager.json
  hint: Remove one of the two.
--- file postgres-manager.json
{"environments": {"development": {"local": true}}}
--- file .env.development
DATABASE_URL=postgresql://ann@db1/shop
--- run dsn
--- status 2
--- stderr
error: ".env.development" and "postgres-manager.json" each name a database
  detail: The file ".env.development" sets DATABASE_URL, and "local" of environment "development" is true.
  hint: Remove one of the two.
--- run dsn --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"\".env.development\" and \"postgres-manager.json\" each name a database","detail":"The file \".env.development\" sets DATABASE_URL, and \"local\" of environment \"development\" is true.","hint":"Remove one of the two."}}
--- file .env.development
--- env DATABASE_URL=postgresql://ann@db2/shop
--- run dsn --environment development
--- status 2
--- stderr
error: environment "development" and the variable DATABASE_URL each name a database
  detail: The file "postgres-manager.json" sets local, and DATABASE_URL is set in the environment of the program.
  hint: Remove one of the two (unset DATABASE_URL), or use --postgres-dsn.
--- file postgres-manager.json
{"local": true}
--- run dsn
--- status 2
--- stderr
error: key "local" is allowed in an environment only
  postgres-manager.json
  hint: Write it like this: "environments": {"development": {"local": true}}.
--- file postgres-manager.json
{"environments": {"development": {"local": "yes"}}}
--- run dsn
--- status 2
--- stderr
error: value of key "environments.development.local" is a string, not a boolean
  postgres-manager.json
  hint: Write it like this: "environments": {"development": {"local": true}}.
