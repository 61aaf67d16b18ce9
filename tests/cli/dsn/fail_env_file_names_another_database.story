# .env and postgres-manager.json contradict each other.
--- server none
--- file .env
DATABASE_URL=postgresql://ann@db2/shop
--- file postgres-manager.json
{"postgres-dsn": "postgresql://ann@db1/shop"}
--- run dsn
--- status 2
--- stderr
error: ".env" and "postgres-manager.json" each name a database
  detail: The file ".env" sets DATABASE_URL, and "postgres-dsn" is set outside of the environments.
  hint: Remove one of the two, name an environment that has a database of its own, or use --postgres-dsn.
--- run dsn --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"\".env\" and \"postgres-manager.json\" each name a database","detail":"The file \".env\" sets DATABASE_URL, and \"postgres-dsn\" is set outside of the environments.","hint":"Remove one of the two, name an environment that has a database of its own, or use --postgres-dsn."}}
--- file postgres-manager.json
{"postgres-dsn": "postgresql://ann@db2/shop"}
--- run dsn
--- status 0
--- stdout
postgresql://ann@db2/shop
