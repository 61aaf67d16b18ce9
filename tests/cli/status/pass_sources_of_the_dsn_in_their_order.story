# --postgres-dsn, POSTGRES_MANAGER_DSN, DATABASE_URL, PG*: each overrides those after it.
--- file deployment/00000-a.sql
-- nothing
--- env PGHOST={host}
--- env PGPORT={port}
--- env PGUSER={user}
--- env PGPASSWORD={password}
--- env PGDATABASE={database}
--- run status
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history: neither create nor deployment ever ran here

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql

1 deployment: 1 pending
--- env DATABASE_URL=postgresql:///shop?host=/from_database_url&port=5432
--- run status
--- status 5
--- stderr
error: could not connect to server "/from_database_url", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
--- env POSTGRES_MANAGER_DSN=host=/from_postgres_manager_dsn port=5432 dbname=shop
--- run status
--- status 5
--- stderr
error: could not connect to server "/from_postgres_manager_dsn", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
--- run status --postgres-dsn {uri}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history: neither create nor deployment ever ran here

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql

1 deployment: 1 pending
