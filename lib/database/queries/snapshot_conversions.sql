-- Conversions between encodings. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_conversion'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'conversion' AS kind,
    ARRAY[n.nspname, c.conname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(c.conowner) AS owner,
    pg_catalog.pg_encoding_to_char(c.conforencoding) AS "from",
    pg_catalog.pg_encoding_to_char(c.contoencoding) AS "to",
    c.conproc::pg_catalog.oid::pg_catalog.regprocedure AS function,
    CASE WHEN c.condefault THEN 'yes' END AS "default"
FROM pg_catalog.pg_conversion AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.connamespace
WHERE
    -- not the server's own objects
    c.oid >= 16384
    AND n.nspname <> $1
