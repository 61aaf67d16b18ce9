-- Constraints of tables and domains, together with their indexes. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    k.oid,
    CASE WHEN k.contypid <> 0 THEN 'domain constraint' ELSE 'constraint' END AS kind,
    CASE
        WHEN k.contypid <> 0 THEN ARRAY[n.nspname, t.typname, k.conname]::pg_catalog.text[]
        ELSE ARRAY[n.nspname, c.relname, k.conname]::pg_catalog.text[]
    END AS name,
    CASE
        WHEN k.contypid <> 0 THEN 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid
        ELSE 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid
    END AS parent_catalog,
    CASE WHEN k.contypid <> 0 THEN k.contypid ELSE k.conrelid END AS parent_oid,
    k.inherited OR k.contype = 'n' AS optional,
    CASE
        -- part of the column, or of the domain
        WHEN k.contype = 'n' THEN NULL
        WHEN NOT k.inherited THEN pg_catalog.pg_get_constraintdef(k.oid)
        -- An inherited definition is included only if it differs from the parent's.
        WHEN k.contype = 'f' AND (k.conname <> up.conname OR k.convalidated <> up.convalidated) THEN
            pg_catalog.pg_get_constraintdef(k.oid)
        WHEN k.contype = 'c' AND EXISTS (
            SELECT
            FROM pg_catalog.pg_inherits AS i
            JOIN pg_catalog.pg_constraint AS p ON p.conrelid = i.inhparent
            WHERE i.inhrelid = k.conrelid AND p.conname = k.conname AND p.convalidated <> k.convalidated
        ) THEN pg_catalog.pg_get_constraintdef(k.oid)
    END AS definition,
    CASE WHEN NOT k.inherited AND k.contype = 'c' AND k.coninhcount > 0 THEN 'and declared here' END AS inherited,
    CASE WHEN NOT x.indisvalid AND NOT k.inherited THEN 'no' END AS valid,
    CASE WHEN x.indisclustered AND NOT k.inherited THEN 'yes' END AS clustered,
    CASE WHEN x.indisreplident AND NOT k.inherited THEN 'yes' END AS "replica identity",
    CASE WHEN NOT k.inherited THEN s.spcname END AS tablespace,
    CASE WHEN xc.reloptions IS NOT NULL AND NOT k.inherited THEN
        (
            SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
            FROM pg_catalog.unnest(xc.reloptions) AS o
        )
    END AS "storage parameters",
    -- ALTER TABLE ... DISABLE TRIGGER ALL disables the triggers that enforce a foreign key.
    triggers.enabled AS "enforced by triggers"
FROM (
    SELECT
        k.*,
        k.conparentid <> 0 OR k.contype = 'c' AND NOT k.conislocal AND k.coninhcount > 0 AS inherited
    FROM pg_catalog.pg_constraint AS k
    -- CREATE CONSTRAINT TRIGGER also creates a constraint; only the trigger is included.
    WHERE k.contype <> 't'
        -- not the server's own objects
        AND k.oid >= 16384
) AS k
JOIN pg_catalog.pg_namespace AS n ON n.oid = k.connamespace
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
LEFT JOIN pg_catalog.pg_type AS t ON t.oid = k.contypid
LEFT JOIN pg_catalog.pg_constraint AS up ON k.conparentid <> 0 AND up.oid = k.conparentid
LEFT JOIN pg_catalog.pg_index AS x ON k.contype IN ('p', 'u', 'x') AND x.indexrelid = k.conindid
LEFT JOIN pg_catalog.pg_class AS xc ON xc.oid = x.indexrelid
LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = xc.reltablespace
LEFT JOIN (
    SELECT
        g.tgconstraint,
        pg_catalog.string_agg(
            DISTINCT
            CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on a replica' ELSE 'always' END,
            ', '
        ) AS enabled
    FROM pg_catalog.pg_trigger AS g
    WHERE g.tgisinternal AND g.tgenabled <> 'O'
    GROUP BY g.tgconstraint
) AS triggers ON k.contype = 'f' AND triggers.tgconstraint = k.oid
WHERE
    -- no temporary objects
    c.relpersistence IS DISTINCT FROM 't'
    AND n.nspname !~ '^pg_temp_'
    -- not the additional constraints of a foreign key for each partition of the referenced table
    AND (up.oid IS NULL OR up.conrelid <> k.conrelid)
    AND n.nspname <> $1
