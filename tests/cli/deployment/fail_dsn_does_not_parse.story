# The message must not repeat the password.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment --postgres-dsn postgresql://me:secret@[::1/shop
--- status 2
--- stderr
error: could not parse the connection string in --postgres-dsn
  detail: libpq says: end of string reached when looking for matching "...".
  hint: Use a URI (postgresql://user:password@host:5432/database, special characters in the password percent-encoded) or key=value pairs (host=... dbname=...).
--- run deployment --postgres-dsn "host=db1 password='secret"
--- status 2
--- stderr
error: could not parse the connection string in --postgres-dsn
  detail: libpq says: unterminated quoted string in connection info string.
  hint: Use a URI (postgresql://user:password@host:5432/database, special characters in the password percent-encoded) or key=value pairs (host=... dbname=...).
--- run deployment --postgres-dsn "host=db1 secret"
--- status 2
--- stderr
error: could not parse the connection string in --postgres-dsn
  detail: libpq says: missing "..." in connection info string.
  hint: Use a URI (postgresql://user:password@host:5432/database, special characters in the password percent-encoded) or key=value pairs (host=... dbname=...).
--- env DATABASE_URL=mysql://me:secret@host/shop
--- run deployment
--- status 2
--- stderr
error: could not parse the connection string in DATABASE_URL
  detail: The URI does not begin with postgresql:// or postgres://.
  hint: Use a URI (postgresql://user:password@host:5432/database, special characters in the password percent-encoded) or key=value pairs (host=... dbname=...).
