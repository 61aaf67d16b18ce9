-- The server's own objects whose privileges differ from those that initdb granted; snapshot_privileges.sql returns the
-- privileges. Excluded: public, which is read with the other schemas, and information_schema, whose initial privileges
-- initdb does not record.
SELECT
    o.catalog::pg_catalog.oid AS catalog,
    o.oid,
    o.number,
    o.kind,
    CASE o.catalog
        WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN
            (
                SELECT pg_catalog.array_remove(
                    ARRAY[
                        c.relnamespace::pg_catalog.regnamespace, c.relname,
                        a.attname
                    ]::pg_catalog.text[],
                    NULL
                )
                FROM pg_catalog.pg_class AS c
                LEFT JOIN pg_catalog.pg_attribute AS a ON o.number > 0 AND a.attrelid = c.oid AND a.attnum = o.number
                WHERE c.oid = o.oid
            )
        WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass THEN
            (
                SELECT ARRAY[
                    p.pronamespace::pg_catalog.regnamespace, p.proname,
                    pg_catalog.oidvectortypes(p.proargtypes)
                ]::pg_catalog.text[]
                FROM pg_catalog.pg_proc AS p
                WHERE p.oid = o.oid
            )
        WHEN 'pg_catalog.pg_type'::pg_catalog.regclass THEN
            (
                SELECT ARRAY[t.typnamespace::pg_catalog.regnamespace, t.typname]::pg_catalog.text[]
                FROM pg_catalog.pg_type AS t
                WHERE t.oid = o.oid
            )
        WHEN 'pg_catalog.pg_namespace'::pg_catalog.regclass THEN
            (SELECT ARRAY[n.nspname]::pg_catalog.text[] FROM pg_catalog.pg_namespace AS n WHERE n.oid = o.oid)
        ELSE (SELECT ARRAY[l.lanname]::pg_catalog.text[] FROM pg_catalog.pg_language AS l WHERE l.oid = o.oid)
    END AS name,
    true AS optional
FROM (
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0, CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END,
        c.relacl
    FROM pg_catalog.pg_class AS c
    WHERE c.oid < 16384 AND c.relnamespace <> 'information_schema'::pg_catalog.regnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, a.attrelid, a.attnum, 'column', a.attacl
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    WHERE a.attrelid < 16384 AND c.relnamespace <> 'information_schema'::pg_catalog.regnamespace
    UNION ALL
    SELECT
        'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0,
        CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END, p.proacl
    FROM pg_catalog.pg_proc AS p
    WHERE p.oid < 16384
    UNION ALL
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, 'type', t.typacl
    FROM pg_catalog.pg_type AS t
    WHERE t.oid < 16384
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, 'schema', n.nspacl
    FROM pg_catalog.pg_namespace AS n
    WHERE n.oid < 16384 AND n.nspname NOT IN ('public', 'information_schema')
    UNION ALL
    SELECT 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 0, 'language', l.lanacl
    FROM pg_catalog.pg_language AS l
    WHERE l.oid < 16384
) AS o (catalog, oid, number, kind, acl)
LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = o.catalog AND i.objoid = o.oid AND i.objsubid = o.number
-- snapshot_privileges.sql has no row for an object without a list.
WHERE o.acl IS NOT NULL AND o.acl IS DISTINCT FROM i.initprivs
