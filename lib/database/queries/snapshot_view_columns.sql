-- Attributes of columns of views that are not part of the definition of the view. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    a.attrelid AS oid,
    a.attnum AS number,
    'column' AS kind,
    ARRAY[n.nspname, c.relname, a.attname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    c.oid AS parent_oid,
    -- The definition of the view contains the names and types.
    true AS optional,
    CASE WHEN a.atthasdef THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS "default",
    CASE WHEN c.relkind = 'm' AND a.attstorage <> t.typstorage THEN
        CASE a.attstorage
            WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended'
        END
    END AS storage,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,  -- since 14
    NULLIF(a.attstattarget, -1) AS "statistics target",
    CASE WHEN a.attoptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(a.attoptions) AS o
        )
    END AS "planner options"
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('v', 'm')
    AND a.attnum > 0
    AND NOT a.attisdropped
    -- not the server's own objects
    AND c.oid >= 16384
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
