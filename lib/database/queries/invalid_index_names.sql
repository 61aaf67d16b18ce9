-- INVALID indexes and their tables, as left by a failed attempt to build or drop an index concurrently. Excluded are
-- indexes of the server's own and of temporary tables, indexes of partitioned tables (invalid until every partition has
-- its part), and indexes that a session may be building now. The catalog does not show the latter; their tables are
-- locked in a mode that otherwise only VACUUM and ANALYZE use.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    pg_catalog.format('%I.%I', tn.nspname, t.relname) AS table
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
WHERE NOT i.indisvalid
    AND c.relkind = 'i'
    AND t.relpersistence <> 't'
    AND tn.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS l
        WHERE l.locktype = 'relation'
            AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
            AND l.relation = t.oid
            AND l.mode = 'ShareUpdateExclusiveLock'
            AND l.granted
            AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
    )
ORDER BY 1
