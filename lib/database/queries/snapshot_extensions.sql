-- Extensions. All of them count, also plpgsql, which initdb makes but which may be dropped.
SELECT
    'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    e.oid,
    'extension' AS kind,
    ARRAY[e.extname]::pg_catalog.text[] AS name,
    -- initdb makes plpgsql, so its owner is the first superuser of the server, whatever that is called.
    CASE WHEN e.extname <> 'plpgsql' THEN pg_catalog.pg_get_userbyid(e.extowner) END AS owner,
    e.extnamespace::pg_catalog.regnamespace AS schema,
    e.extversion AS version
FROM pg_catalog.pg_extension AS e
