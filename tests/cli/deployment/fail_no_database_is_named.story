# A usage error lists the ways to name one, by precedence.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment
--- status 2
--- stderr
error: no database was named
  detail: It is read from, in this order: --postgres-dsn DSN, --local or --ephemeral; the environment variable POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own variables (PGHOST, PGDATABASE, PGSERVICE, ...); the keys "postgres-dsn" and "local" in postgres-manager.json.
  hint: Name one: --postgres-dsn postgresql://user@host:5432/database; or try a private server: --local.
--- run deployment --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"no database was named","detail":"It is read from, in this order: --postgres-dsn DSN, --local or --ephemeral; the environment variable POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own variables (PGHOST, PGDATABASE, PGSERVICE, ...); the keys \"postgres-dsn\" and \"local\" in postgres-manager.json.","hint":"Name one: --postgres-dsn postgresql://user@host:5432/database; or try a private server: --local."}}
