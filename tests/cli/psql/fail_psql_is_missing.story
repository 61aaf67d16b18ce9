# --postgres-bin names a directory without psql.
--- server none
--- directory bin
--- run psql --postgres-bin bin --postgres-dsn postgresql://ann@db1/shop
--- status 4
--- stderr
error: could not find psql
  hint: Name the directory that holds it with --postgres-bin DIR.
--- run psql --postgres-bin bin --postgres-dsn postgresql://ann@db1/shop --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"could not find psql","hint":"Name the directory that holds it with --postgres-bin DIR."}}
--- run psql
--- status 2
--- stderr
error: no database was named
  detail: It is read from, in this order: --postgres-dsn DSN or --local; the environment variable POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own variables (PGHOST, PGDATABASE, PGSERVICE, ...); the keys "postgres-dsn" and "local" in postgres-manager.json.
  hint: Name one: --postgres-dsn postgresql://user@host:5432/database; or try a private server: --local.
