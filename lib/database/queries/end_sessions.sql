-- Ends the sessions in the database $1, except those that the role may not end.
SELECT pg_catalog.pg_terminate_backend(a.pid)
FROM pg_catalog.pg_stat_activity AS a
WHERE a.datname = $1
    AND a.backend_type = 'client backend'
    AND (
        pg_catalog.current_setting('is_superuser')::bool
        OR (pg_catalog.pg_has_role(a.usesysid, 'USAGE') AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_roles AS r WHERE r.oid = a.usesysid AND r.rolsuper
        ))
    )
