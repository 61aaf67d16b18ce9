-- How far the index has come that the session with the process id $1 builds; no row when it builds none.
SELECT
    -- Outside CONCURRENTLY nobody else sees a new index before its transaction ends, and its number is not told either:
    -- then the table's name. Null where the table is as new as the index.
    coalesce(
        pg_catalog.quote_ident(ni.nspname) || '.' || pg_catalog.quote_ident(i.relname),
        pg_catalog.quote_ident(nt.nspname) || '.' || pg_catalog.quote_ident(t.relname)
    ),
    p.phase,
    counted.done,
    counted.total
FROM pg_catalog.pg_stat_progress_create_index AS p
LEFT JOIN pg_catalog.pg_class AS i ON i.oid = p.index_relid
LEFT JOIN pg_catalog.pg_namespace AS ni ON ni.oid = i.relnamespace
LEFT JOIN pg_catalog.pg_class AS t ON t.oid = p.relid
LEFT JOIN pg_catalog.pg_namespace AS nt ON nt.oid = t.relnamespace
-- The counters of the phases before are left standing, so the phase says which of them counts. Access methods without
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
    -- Whoever connects a second time may have reached another server, where the number is somebody else's.
    AND p.datname = pg_catalog.current_database()
    -- Of other users' sessions an ordinary user sees no phase.
    AND p.phase IS NOT NULL
