# The file names the database, although the shell has an empty PGDATABASE.
--- file deployment/00000-a.sql
select 1;
--- file .env.test
PGHOST={host}
PGPORT={port}
PGUSER={user}
PGPASSWORD={password}
PGDATABASE={database}
--- env PGDATABASE=
--- run status --environment test
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
no history: neither create nor deployment ever ran here

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql

1 deployment: 1 pending
