-- Access methods.
SELECT
    'pg_catalog.pg_am'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    m.oid,
    'access method' AS kind,
    ARRAY[m.amname]::pg_catalog.text[] AS name,
    CASE m.amtype WHEN 'i' THEN 'index' WHEN 't' THEN 'table' END AS type,
    m.amhandler::pg_catalog.oid::pg_catalog.regprocedure AS handler
FROM pg_catalog.pg_am AS m
-- not the server's own objects
WHERE m.oid >= 16384
