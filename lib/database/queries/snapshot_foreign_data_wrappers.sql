-- Foreign-data wrappers.
SELECT
    'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    w.oid,
    'foreign-data wrapper' AS kind,
    ARRAY[w.fdwname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(w.fdwowner) AS owner,
    CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regprocedure END AS handler,
    CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regprocedure END AS validator,
    (
        SELECT pg_catalog.string_agg(o, E'\n' ORDER BY o COLLATE "C")
        FROM pg_catalog.unnest(w.fdwoptions) AS o
    ) AS options
FROM pg_catalog.pg_foreign_data_wrapper AS w
