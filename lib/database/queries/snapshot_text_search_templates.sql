-- Text search templates. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_ts_template'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    t.oid,
    'text search template' AS kind,
    ARRAY[n.nspname, t.tmplname]::pg_catalog.text[] AS name,
    CASE WHEN t.tmplinit <> 0 THEN t.tmplinit::pg_catalog.oid::pg_catalog.regprocedure END AS "init function",
    t.tmpllexize::pg_catalog.oid::pg_catalog.regprocedure AS "lexize function"
FROM pg_catalog.pg_ts_template AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.tmplnamespace
WHERE
    -- not the server's own objects
    t.oid >= 16384
    AND n.nspname <> $1
