-- Tables, partitioned tables, partitions and foreign tables. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
    ARRAY[n.nspname, c.relname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(c.relowner) AS owner,
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
    -- heap is the default of default_table_access_method. A partitioned table has an access method only for new
    -- partitions; without one, that setting decides for each partition.
    CASE c.relkind WHEN 'p' THEN m.amname ELSE NULLIF(m.amname, 'heap') END AS "access method",
    s.spcname AS tablespace,
    CASE WHEN c.reloptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(c.reloptions) AS o
        )
    END AS "storage parameters",
    CASE WHEN toast.reloptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg('toast.' || o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(toast.reloptions) AS o
        )
    END AS "storage parameters of the TOAST table",
    CASE WHEN c.relrowsecurity THEN 'enabled' END AS "row security",
    CASE WHEN c.relforcerowsecurity THEN 'yes' END AS "row security for the owner",
    CASE c.relreplident
        WHEN 'n' THEN 'nothing'
        WHEN 'f' THEN 'full'
        -- If the index exists, it has the attribute.
        WHEN 'i' THEN
            CASE WHEN NOT EXISTS (
                SELECT FROM pg_catalog.pg_index AS x WHERE x.indrelid = c.oid AND x.indisreplident
            ) THEN 'an index that was dropped' END
    END AS "replica identity",
    CASE c.relkind WHEN 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS "partition key",
    CASE WHEN c.relispartition THEN i.parents END AS "partition of",
    CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS "partition bound",
    CASE WHEN i.detaching THEN 'pending' END AS "detach",  -- since 14
    CASE WHEN NOT c.relispartition THEN i.parents END AS inherits,
    CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype END AS "of type",
    fs.srvname AS server,
    CASE WHEN ft.ftoptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(ft.ftoptions) AS o
        )
    END AS options
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class AS toast ON toast.oid = c.reltoastrelid
LEFT JOIN pg_catalog.pg_foreign_table AS ft ON ft.ftrelid = c.oid
LEFT JOIN pg_catalog.pg_foreign_server AS fs ON fs.oid = ft.ftserver
LEFT JOIN (
    SELECT
        i.inhrelid,
        pg_catalog.bool_or(i.inhdetachpending) AS detaching,  -- since 14
        pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::pg_catalog.text, ', ' ORDER BY i.inhseqno) AS parents
    FROM pg_catalog.pg_inherits AS i
    GROUP BY i.inhrelid
) AS i ON i.inhrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'f')
    -- not the server's own objects
    AND c.oid >= 16384
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
