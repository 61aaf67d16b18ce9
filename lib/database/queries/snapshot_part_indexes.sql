-- Parts of the index of a partitioned table: their differences from what PostgreSQL creates. The history schema $1 is
-- excluded.
WITH parts AS (
    SELECT
        c.oid,
        n.nspname,
        c.relname,
        c.reltablespace,
        c.reloptions,
        t.oid AS relid,
        up.indexrelid AS upper,
        upper.reloptions AS upper_options,
        upper.reltablespace AS upper_tablespace,
        up.indisvalid AS upper_valid,
        x.indisvalid,
        x.indisclustered,
        x.indisreplident,
        x.indexprs IS NOT NULL AS has_expressions,
        -- The name that PostgreSQL chooses: table_column_column_idx, table_pkey, ... with a number if the name is
        -- taken.
        t.relname AS table_name,
        columns.names,
        COALESCE(pg_catalog.substring(c.relname, '_((?:pkey|key|excl|idx)\d*)$'), usual.label) AS label,
        usual.label AS usual_label
    FROM pg_catalog.pg_inherits AS i
    JOIN pg_catalog.pg_index AS x ON x.indexrelid = i.inhrelid
    JOIN pg_catalog.pg_class AS c ON c.oid = x.indexrelid
    JOIN pg_catalog.pg_class AS t ON t.oid = x.indrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_index AS up ON up.indexrelid = i.inhparent
    JOIN pg_catalog.pg_class AS upper ON upper.oid = up.indexrelid
    CROSS JOIN LATERAL (
        SELECT CASE WHEN NOT x.indisprimary THEN pg_catalog.string_agg(a.attname, '_' ORDER BY a.attnum) END AS names
        FROM pg_catalog.pg_attribute AS a
        WHERE a.attrelid = c.oid
    ) AS columns
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN x.indisprimary THEN 'pkey'
            WHEN x.indisexclusion THEN 'excl'
            WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conindid = c.oid AND k.contype = 'u') THEN 'key'
            ELSE 'idx'
        END AS label
    ) AS usual
    -- no temporary objects
    WHERE c.relpersistence <> 't'
        AND n.nspname <> $1
),
-- PostgreSQL shortens long names, the longer part first, until they fit into 63 bytes (makeObjectName() in the server).
measured AS (
    SELECT
        p.*,
        pg_catalog.octet_length(p.table_name) AS n1,
        COALESCE(pg_catalog.octet_length(p.names), 0) AS n2,
        63 - pg_catalog.length(p.label) - CASE WHEN p.names IS NULL THEN 1 ELSE 2 END AS room
    FROM parts AS p
),
shortened AS (
    SELECT
        m.*,
        pg_catalog.concat_ws(
            '_',
            pg_catalog.left(m.table_name, LEAST(m.n1, GREATEST(m.room - m.n2, (m.room + 1) / 2))),
            pg_catalog.left(m.names, LEAST(m.n2, GREATEST(m.room - m.n1, m.room / 2)))
        ) AS beginning
    FROM measured AS m
),
named AS (
    SELECT
        s.*,
        s.relname = pg_catalog.concat_ws('_', s.beginning, s.label) AS own_name
    FROM shortened AS s
)
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    p.oid,
    'index' AS kind,
    ARRAY[p.nspname, p.relname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    p.relid AS parent_oid,
    true AS optional,
    CASE
        -- While some partitions have no part of the index, it matters which partitions have one.
        WHEN NOT p.own_name OR NOT p.upper_valid THEN p.upper::pg_catalog.regclass
    END AS "part of",
    CASE WHEN NOT p.own_name THEN pg_catalog.concat_ws('_', p.beginning, p.usual_label) END AS "usual name",
    CASE WHEN NOT p.indisvalid THEN 'no' END AS valid,
    CASE WHEN p.indisclustered THEN 'yes' END AS clustered,
    CASE WHEN p.indisreplident THEN 'yes' END AS "replica identity",
    (
        -- Only for columns that are expressions.
        SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute AS a
        WHERE a.attrelid = p.oid AND a.attstattarget >= 0 AND p.has_expressions
    ) AS "statistics target",
    CASE WHEN p.reltablespace <> p.upper_tablespace THEN COALESCE(s.spcname, 'pg_default') END AS tablespace,
    CASE WHEN p.reloptions IS DISTINCT FROM p.upper_options THEN
        (
            SELECT COALESCE(pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C"), 'none')
            FROM pg_catalog.unnest(p.reloptions) AS o
        )
    END AS "storage parameters"
FROM named AS p
LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = p.reltablespace
