-- The progress of the index that the session with the process id $1 builds; no row if it builds none.
SELECT
    -- Without CONCURRENTLY, other sessions do not see a new index before its transaction ends, and its OID is not
    -- reported either: then the name of the table. Null if the same transaction created the table.
    coalesce(
        pg_catalog.quote_ident(ni.nspname) || '.' || pg_catalog.quote_ident(i.relname),
        pg_catalog.quote_ident(nt.nspname) || '.' || pg_catalog.quote_ident(t.relname)
    ) AS index,
    p.phase,
    counted.done,
    counted.total
FROM pg_catalog.pg_stat_progress_create_index AS p
LEFT JOIN pg_catalog.pg_class AS i ON i.oid = p.index_relid
LEFT JOIN pg_catalog.pg_namespace AS ni ON ni.oid = i.relnamespace
LEFT JOIN pg_catalog.pg_class AS t ON t.oid = p.relid
LEFT JOIN pg_catalog.pg_namespace AS nt ON nt.oid = t.relnamespace
-- The counters of previous phases are not reset, so the phase decides which counter applies. Access methods without
-- phases of their own ("building index") read the table block by block.
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN p.phase LIKE 'waiting for %' THEN p.lockers_done
            WHEN p.phase LIKE '%: loading tuples%' THEN p.tuples_done
            WHEN p.phase LIKE '%: sorting %' THEN 0
            WHEN p.blocks_total > 0 THEN p.blocks_done
            ELSE p.tuples_done
        END,
        CASE
            WHEN p.phase LIKE 'waiting for %' THEN p.lockers_total
            WHEN p.phase LIKE '%: loading tuples%' THEN p.tuples_total
            WHEN p.phase LIKE '%: sorting %' THEN 0
            WHEN p.blocks_total > 0 THEN p.blocks_total
            ELSE p.tuples_total
        END
) AS counted (done, total)
WHERE p.pid = $1::pg_catalog.int4
    -- A second connection may have reached another server, where another session has this process id.
    AND p.datname = pg_catalog.current_database()
    -- An ordinary user sees no phase of other users' sessions.
    AND p.phase IS NOT NULL
