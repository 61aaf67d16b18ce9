-- Extended statistics. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    s.oid,
    'statistics object' AS kind,
    ARRAY[n.nspname, s.stxname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    s.stxrelid AS parent_oid,
    pg_catalog.pg_get_userbyid(s.stxowner) AS owner,
    NULLIF(s.stxstattarget, -1) AS "statistics target",
    -- Without its name.
    pg_catalog.substr(
        pg_catalog.pg_get_statisticsobjdef(s.oid),
        pg_catalog.length(
            'CREATE STATISTICS ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.stxname)
        ) + 2
    ) AS definition
FROM pg_catalog.pg_statistic_ext AS s
JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
JOIN pg_catalog.pg_class AS c ON c.oid = s.stxrelid
WHERE
    -- no temporary objects
    c.relpersistence <> 't'
    AND n.nspname <> $1
