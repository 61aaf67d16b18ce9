-- Purely inherited columns: their differences from the parent's column. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    a.attrelid AS oid,
    a.attnum AS number,
    'column' AS kind,
    ARRAY[n.nspname, c.relname, a.attname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    c.oid AS parent_oid,
    -- Such a column is omitted if it has no attributes.
    true AS optional,
    -- Partitions may have another column order than their table.
    CASE WHEN c.relispartition AND a.place <> p.place THEN a.place END AS position,
    CASE
        WHEN a.attnotnull AND NOT p.attnotnull THEN 'yes'  -- until 17
        -- The parent's constraint may be NO INHERIT.
        WHEN a.attnotnull AND nn.coninhcount = 0 THEN 'yes'  -- since 18
    END AS "not null",
    -- Only if it has a name of its own, NO INHERIT or NOT VALID.
    CASE WHEN nn.coninhcount = 0  -- since 18
        AND (nn.conname <> pg_catalog.left(c.relname || '_' || a.attname || '_not_null', 63)  -- since 18
            OR nn.connoinherit OR NOT nn.convalidated)  -- since 18
        THEN 'CONSTRAINT ' || pg_catalog.quote_ident(nn.conname) || ' ' || pg_catalog.pg_get_constraintdef(nn.oid)  -- since 18
    END AS "not null constraint",  -- since 18
    -- It remains if the parent's constraint is dropped.
    CASE WHEN nn.coninhcount > 0 AND nn.conislocal THEN 'and declared here' END AS "not null inherited",  -- since 18
    CASE
        WHEN a.attgenerated <> '' OR a.attidentity <> '' THEN NULL
        WHEN a.expression IS DISTINCT FROM p.expression THEN COALESCE(a.expression, 'NULL')
    END AS "default",
    CASE WHEN a.attgenerated <> '' AND a.expression IS DISTINCT FROM p.expression THEN a.expression END AS generated,
    CASE WHEN a.attstorage <> p.attstorage THEN
        CASE a.attstorage
            WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended'
        END
    END AS storage,
    CASE WHEN a.attcompression <> p.attcompression THEN  -- since 14
        CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE 'default' END  -- since 14
    END AS compression,  -- since 14
    -- Columns do not inherit the statistics target of a parent.
    NULLIF(a.attstattarget, -1) AS "statistics target",
    CASE WHEN a.attoptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(a.attoptions) AS o
        )
    END AS "planner options",
    CASE WHEN a.attfdwoptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(a.attfdwoptions) AS o
        )
    END AS options
FROM (
    SELECT
        a.*,
        pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
        pg_catalog.row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) AS place
    FROM pg_catalog.pg_attribute AS a
    LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0
        AND NOT a.attisdropped
        AND a.attrelid IN (SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i)
) AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_constraint AS nn  -- since 18
    ON a.attnotnull AND nn.conrelid = a.attrelid AND nn.conkey[1] = a.attnum AND nn.contype = 'n'  -- since 18
JOIN LATERAL (
    SELECT
        p.*,
        (
            SELECT pg_catalog.count(*)
            FROM pg_catalog.pg_attribute AS b
            WHERE b.attrelid = p.attrelid AND b.attnum BETWEEN 1 AND p.attnum AND NOT b.attisdropped
        ) AS place,
        (
            SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            FROM pg_catalog.pg_attrdef AS d
            WHERE p.atthasdef AND d.adrelid = p.attrelid AND d.adnum = p.attnum
        ) AS expression
    FROM pg_catalog.pg_inherits AS i
    JOIN pg_catalog.pg_attribute AS p ON p.attrelid = i.inhparent
    WHERE i.inhrelid = a.attrelid AND p.attname = a.attname AND NOT p.attisdropped
    -- A column with several parents is compared with that of the first one.
    ORDER BY i.inhseqno
    LIMIT 1
) AS p ON true
WHERE NOT a.attislocal
    AND a.attinhcount > 0
    AND c.relkind IN ('r', 'p', 'f')
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
