-- Indexes, except those of constraints. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'index' AS kind,
    ARRAY[n.nspname, c.relname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    t.oid AS parent_oid,
    CASE WHEN x.indisunique THEN 'yes' END AS "unique",
    CASE WHEN NOT x.indisvalid THEN 'no' END AS valid,
    CASE WHEN x.indisclustered THEN 'yes' END AS clustered,
    CASE WHEN x.indisreplident THEN 'yes' END AS "replica identity",
    s.spcname AS tablespace,
    -- Only for columns that are expressions.
    CASE WHEN x.indexprs IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
            FROM pg_catalog.pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attstattarget >= 0
        )
    END AS "statistics target",
    -- Without the names of index and table.
    pg_catalog.substr(
        pg_catalog.pg_get_indexdef(c.oid),
        pg_catalog.length(pg_catalog.concat(
            'CREATE ', CASE WHEN x.indisunique THEN 'UNIQUE ' END, 'INDEX ', pg_catalog.quote_ident(c.relname), ' ON ',
            CASE WHEN c.relkind = 'I' THEN 'ONLY ' END, pg_catalog.quote_ident(n.nspname), '.',
            pg_catalog.quote_ident(t.relname), '  '
        ))
    ) AS definition
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_class AS c ON c.oid = x.indexrelid
JOIN pg_catalog.pg_class AS t ON t.oid = x.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = c.reltablespace
WHERE
    -- neither the server's own indexes nor those of TOAST tables
    c.oid >= 16384
    AND t.relkind <> 't'
    -- no temporary objects
    AND c.relpersistence <> 't'
    -- not a part of the index of a partitioned table; see snapshot_part_indexes.sql
    AND NOT c.relispartition
    -- not the index of a constraint
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_constraint AS k
        WHERE k.conindid = c.oid AND k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x')
    )
    AND n.nspname <> $1
