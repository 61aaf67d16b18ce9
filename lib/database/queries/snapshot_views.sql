-- Views and materialized views. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind,
    ARRAY[n.nspname, c.relname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(c.relowner) AS owner,
    NULLIF(m.amname, 'heap') AS "access method",
    s.spcname AS tablespace,
    CASE WHEN c.reloptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(c.reloptions) AS o
        )
    END AS options,
    -- Excluded: whether a materialized view is populated, which concerns its rows.
    pg_catalog.pg_get_viewdef(c.oid) AS definition
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = c.reltablespace
WHERE c.relkind IN ('v', 'm')
    -- not the server's own objects
    AND c.oid >= 16384
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
