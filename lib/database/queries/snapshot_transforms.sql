-- Transforms.
SELECT
    'pg_catalog.pg_transform'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    t.oid,
    'transform' AS kind,
    ARRAY[pg_catalog.format_type(t.trftype, NULL), l.lanname]::pg_catalog.text[] AS name,
    CASE WHEN t.trffromsql <> 0 THEN t.trffromsql::pg_catalog.oid::pg_catalog.regprocedure END AS "from SQL function",
    CASE WHEN t.trftosql <> 0 THEN t.trftosql::pg_catalog.oid::pg_catalog.regprocedure END AS "to SQL function"
FROM pg_catalog.pg_transform AS t
JOIN pg_catalog.pg_language AS l ON l.oid = t.trflang
