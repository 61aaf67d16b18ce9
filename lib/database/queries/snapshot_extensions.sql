-- Extensions, including plpgsql, which initdb creates but which users may drop.
SELECT
    'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    e.oid,
    'extension' AS kind,
    ARRAY[e.extname]::pg_catalog.text[] AS name,
    -- initdb creates plpgsql, so its owner is the first superuser of the server, whose name differs between servers.
    CASE WHEN e.extname <> 'plpgsql' THEN pg_catalog.pg_get_userbyid(e.extowner) END AS owner,
    e.extnamespace::pg_catalog.regnamespace AS schema,
    e.extversion AS version
FROM pg_catalog.pg_extension AS e
