-- Ordinary tables, including partitions: columns ordered by name, their defaults, and the columns of the primary key,
-- or of the first unique index by name that identifies every row. The history schema $1 and members of extensions are
-- excluded.
SELECT
    n.nspname AS schema,
    c.relname AS table,
    columns.names AS columns,
    columns.defaults,
    coalesce(
        (
            SELECT pg_catalog.array_agg(a.attname ORDER BY k.place)
            FROM pg_catalog.unnest(key_index.indkey::pg_catalog.int2[]) WITH ORDINALITY AS k (number, place)
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number
            WHERE k.place <= key_index.indnkeyatts
        ),
        '{}'
    ) AS key
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT
        pg_catalog.array_agg(a.attname ORDER BY a.attname COLLATE "C") AS names,
        pg_catalog.array_agg(
            coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') ORDER BY a.attname COLLATE "C"
        ) AS defaults
    FROM pg_catalog.pg_attribute AS a
    LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
) AS columns
LEFT JOIN LATERAL (
    SELECT i.indkey, i.indnkeyatts
    FROM pg_catalog.pg_index AS i
    JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
    WHERE
        i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate
        AND i.indpred IS NULL AND i.indexprs IS NULL
        AND NOT EXISTS (
            SELECT
            FROM pg_catalog.pg_attribute AS a
            WHERE
                a.attrelid = c.oid AND NOT a.attnotnull
                AND a.attnum = ANY (i.indkey::pg_catalog.int2[])
        )
    ORDER BY i.indisprimary DESC, ic.relname COLLATE "C"
    LIMIT 1
) AS key_index ON true
WHERE
    c.relkind = 'r' AND c.relpersistence <> 't' AND columns.names IS NOT NULL
    AND c.oid >= 16384 AND n.nspname <> $1
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e'
    )
