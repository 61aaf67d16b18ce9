-- Domains; their constraints are in snapshot_constraints.sql. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    t.oid,
    'domain' AS kind,
    ARRAY[n.nspname, t.typname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(t.typowner) AS owner,
    pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type,
    CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::pg_catalog.regcollation END AS collation,
    CASE WHEN t.typnotnull THEN 'yes' END AS "not null",
    CASE WHEN k.conname <> pg_catalog.left(t.typname || '_not_null', 63) THEN  -- since 17
        'CONSTRAINT ' || pg_catalog.quote_ident(k.conname)  -- since 17
    END AS "not null constraint",  -- since 17
    COALESCE(pg_catalog.pg_get_expr(t.typdefaultbin, 0), pg_catalog.quote_literal(t.typdefault)) AS "default"
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_constraint AS k ON t.typnotnull AND k.contypid = t.oid AND k.contype = 'n'  -- since 17
WHERE t.typtype = 'd'
    -- not the server's own objects
    AND t.oid >= 16384
    -- no temporary objects
    AND n.nspname !~ '^pg_temp_'
    AND n.nspname <> $1
