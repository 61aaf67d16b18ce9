-- $1: the key of the lock of all runs. $2: what libpq takes for the id of our server process; behind a pooler it is
-- another one, and the lock must not be taken in a session that may not be ours. Null then.
SELECT CASE WHEN pg_catalog.pg_backend_pid() = $2::pg_catalog.int4 THEN pg_catalog.pg_try_advisory_lock($1) END
