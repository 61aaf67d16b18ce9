-- Sequences. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'sequence' AS kind,
    ARRAY[n.nspname, c.relname]::pg_catalog.text[] AS name,
    -- A sequence that a column owns has the column as its parent; the sequence of an identity column is part of the
    -- column.
    CASE WHEN l.objid IS NOT NULL THEN 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid END AS parent_catalog,
    l.refobjid AS parent_oid,
    l.refobjsubid AS parent_number,
    COALESCE(l.deptype = 'i', false) AS optional,
    s.*
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend AS l
    ON l.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND l.objid = c.oid
    AND l.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND l.refobjsubid > 0
    AND l.deptype IN ('a', 'i')
LEFT JOIN LATERAL (
    SELECT
        pg_catalog.pg_get_userbyid(c.relowner) AS owner,
        CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
        CASE WHEN s.seqtypid <> 'pg_catalog.int8'::pg_catalog.regtype THEN s.seqtypid::pg_catalog.regtype END AS type,
        NULLIF(s.seqstart, CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END) AS start,
        NULLIF(s.seqincrement, 1) AS increment,
        NULLIF(
            s.seqmin,
            CASE
                WHEN s.seqincrement > 0 THEN 1
                WHEN s.seqtypid = 'pg_catalog.int2'::pg_catalog.regtype THEN -32768
                WHEN s.seqtypid = 'pg_catalog.int4'::pg_catalog.regtype THEN -2147483648
                ELSE -9223372036854775808
            END
        ) AS minimum,
        NULLIF(
            s.seqmax,
            CASE
                WHEN s.seqincrement < 0 THEN -1
                WHEN s.seqtypid = 'pg_catalog.int2'::pg_catalog.regtype THEN 32767
                WHEN s.seqtypid = 'pg_catalog.int4'::pg_catalog.regtype THEN 2147483647
                ELSE 9223372036854775807
            END
        ) AS maximum,
        NULLIF(s.seqcache, 1) AS cache,
        CASE WHEN s.seqcycle THEN 'yes' END AS cycle,
        l.refobjid::pg_catalog.regclass || '.' || pg_catalog.quote_ident(a.attname) AS "owned by"
    FROM pg_catalog.pg_sequence AS s
    LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = l.refobjid AND a.attnum = l.refobjsubid
    WHERE s.seqrelid = c.oid AND l.deptype IS DISTINCT FROM 'i'
) AS s ON true
WHERE c.relkind = 'S'
    -- not the server's own objects
    AND c.oid >= 16384
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
