# .env counts below .env.<environment> and below the environment's part of postgres-manager.json.
--- server none
--- file .env
DATABASE_URL=postgresql://ann@db1/shop
PGSSLMODE=require
--- run dsn
--- status 0
--- stdout
postgresql://ann@db1/shop?sslmode=require
--- env PGHOST=db9
--- run dsn
--- status 0
--- stdout
postgresql://db9/
--- env PGHOST
--- run dsn --postgres-dsn postgresql://bob@db3/shop
--- status 0
--- stdout
postgresql://bob@db3/shop
--- file .env.staging
DATABASE_URL=postgresql://ann@db2/shop
--- run dsn --environment staging
--- status 0
--- stdout
postgresql://ann@db2/shop
--- file postgres-manager.json
{"environments": {"production": {"postgres-dsn": "postgresql://ann@db4/shop"}}}
--- run dsn --environment production
--- status 0
--- stdout
postgresql://ann@db4/shop
