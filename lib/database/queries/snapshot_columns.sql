-- Columns of tables and foreign tables, and the attributes of composite types. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    a.attrelid AS oid,
    a.attnum AS number,
    CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END AS kind,
    ARRAY[n.nspname, c.relname, a.attname]::pg_catalog.text[] AS name,
    CASE c.relkind
        WHEN 'c' THEN 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid
        ELSE 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid
    END AS parent_catalog,
    CASE c.relkind WHEN 'c' THEN c.reltype ELSE c.oid END AS parent_oid,
    -- attnum has gaps after columns were dropped.
    pg_catalog.row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) AS position,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
    CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::pg_catalog.regcollation END AS collation,
    CASE WHEN a.attnotnull THEN 'yes' END AS "not null",
    -- Only if it has a name of its own, NO INHERIT or NOT VALID.
    CASE WHEN nn.conname <> pg_catalog.left(c.relname || '_' || a.attname || '_not_null', 63)  -- since 18
        OR nn.connoinherit OR NOT nn.convalidated  -- since 18
        THEN 'CONSTRAINT ' || pg_catalog.quote_ident(nn.conname) || ' ' || pg_catalog.pg_get_constraintdef(nn.oid)  -- since 18
    END AS "not null constraint",  -- since 18
    -- For a column that is declared in this table and whose NOT NULL a parent also has.
    CASE WHEN nn.coninhcount > 0 THEN  -- since 18
        CASE WHEN nn.conislocal THEN 'and declared here' ELSE 'yes' END  -- since 18
    END AS "not null inherited",  -- since 18
    -- A default refers to no column. Without the table, its columns need not be read.
    CASE WHEN a.atthasdef AND a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, 0) END AS "default",
    CASE a.attgenerated
        WHEN 's' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ' STORED'
        WHEN 'v' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ' VIRTUAL'
    END AS generated,
    CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
    NULLIF(s.options, '') AS "identity options",
    CASE WHEN s.name <> c.relname || '_' || a.attname || '_seq' THEN s.name END AS "identity sequence",
    CASE WHEN a.attstorage <> t.typstorage THEN
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
    END AS "planner options",
    CASE WHEN a.attfdwoptions IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(a.attfdwoptions) AS o
        )
    END AS options,
    -- For a column that a parent also has; it remains if the parent's column is dropped.
    CASE WHEN a.attinhcount > 0 THEN 'and declared here' END AS inherited
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_constraint AS nn  -- since 18
    ON a.attnotnull AND nn.conrelid = a.attrelid AND nn.conkey[1] = a.attnum AND nn.contype = 'n'  -- since 18
LEFT JOIN (
    -- The sequence of an identity column is part of the column.
    SELECT
        l.refobjid,
        l.refobjsubid,
        q.relname AS name,
        pg_catalog.concat_ws(
            ' ',
            CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END
                THEN 'START WITH ' || s.seqstart END,
            CASE WHEN s.seqincrement <> 1 THEN 'INCREMENT BY ' || s.seqincrement END,
            CASE
                WHEN s.seqmin <> CASE
                    WHEN s.seqincrement > 0 THEN 1
                    WHEN s.seqtypid = 'pg_catalog.int2'::pg_catalog.regtype THEN -32768
                    WHEN s.seqtypid = 'pg_catalog.int4'::pg_catalog.regtype THEN -2147483648
                    ELSE -9223372036854775808
                END THEN 'MINVALUE ' || s.seqmin
            END,
            CASE
                WHEN s.seqmax <> CASE
                    WHEN s.seqincrement < 0 THEN -1
                    WHEN s.seqtypid = 'pg_catalog.int2'::pg_catalog.regtype THEN 32767
                    WHEN s.seqtypid = 'pg_catalog.int4'::pg_catalog.regtype THEN 2147483647
                    ELSE 9223372036854775807
                END THEN 'MAXVALUE ' || s.seqmax
            END,
            CASE WHEN s.seqcache <> 1 THEN 'CACHE ' || s.seqcache END,
            CASE WHEN s.seqcycle THEN 'CYCLE' END,
            CASE WHEN q.relpersistence <> o.relpersistence THEN
                CASE q.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE 'LOGGED' END
            END
        ) AS options
    FROM pg_catalog.pg_depend AS l
    JOIN pg_catalog.pg_class AS q ON q.oid = l.objid AND q.relkind = 'S'
    JOIN pg_catalog.pg_class AS o ON o.oid = l.refobjid
    JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = q.oid
    WHERE l.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND l.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND l.deptype = 'i'
) AS s ON a.attidentity <> '' AND s.refobjid = a.attrelid AND s.refobjsubid = a.attnum
WHERE c.relkind IN ('r', 'p', 'f', 'c')
    AND a.attnum > 0
    AND NOT a.attisdropped
    -- not the server's own objects
    AND c.oid >= 16384
    -- no temporary objects
    AND c.relpersistence <> 't'
    -- Purely inherited columns are in snapshot_inherited_columns.sql.
    AND (a.attislocal OR a.attinhcount = 0)
    AND n.nspname <> $1
