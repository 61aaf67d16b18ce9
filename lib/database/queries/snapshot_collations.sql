-- Collations. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_collation'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'collation' AS kind,
    ARRAY[n.nspname, c.collname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(c.collowner) AS owner,
    CASE c.collprovider
        WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default'
    END AS provider,
    c.collcollate AS collate,
    c.collctype AS "character type",
    c.colllocale AS locale,  -- since 17
    c.colliculocale AS locale,  -- since 15, until 16
    c.collicurules AS rules,  -- since 16
    -- Excluded: collversion, which depends on the operating system.
    CASE WHEN NOT c.collisdeterministic THEN 'no' END AS deterministic
FROM pg_catalog.pg_collation AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
WHERE
    -- not the server's own objects
    c.oid >= 16384
    AND n.nspname <> $1
