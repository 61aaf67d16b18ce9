-- Indexes of constraints, if the index itself has a comment; all other attributes belong to the constraint. The history
-- schema $1 is excluded.
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'index' AS kind,
    ARRAY[n.nspname, c.relname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    k.oid AS parent_oid,
    true AS optional
-- Few relations have a comment.
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_constraint AS k ON k.conindid = d.objoid
JOIN pg_catalog.pg_class AS c ON c.oid = k.conindid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.objsubid = 0
    -- not the server's own objects
    AND d.objoid >= 16384
    AND k.contype IN ('p', 'u', 'x')
    -- see snapshot_part_indexes.sql
    AND NOT c.relispartition
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
