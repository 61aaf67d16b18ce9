-- The server's own objects whose privileges are not those that initdb has given; snapshot_privileges.sql says what they
-- are. Left out: public, which is read with the other schemas, and information_schema, whose privileges initdb does not
-- write down.
SELECT o.catalog::pg_catalog.oid AS catalog, o.oid, o.number, o.kind, o.name, true AS optional
FROM (
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0,
        CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END, ARRAY[n.nspname, c.relname]::pg_catalog.text[], c.relacl
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname <> 'information_schema'
    UNION ALL
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, a.attnum,
        'column', ARRAY[n.nspname, c.relname, a.attname]::pg_catalog.text[], a.attacl
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE a.attrelid < 16384 AND n.nspname <> 'information_schema'
    UNION ALL
    SELECT
        'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0,
        CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END,
        ARRAY[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[], p.proacl
    FROM pg_catalog.pg_proc AS p
    JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
    WHERE p.oid < 16384
    UNION ALL
    SELECT
        'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0,
        'type', ARRAY[n.nspname, t.typname]::pg_catalog.text[], t.typacl
    FROM pg_catalog.pg_type AS t
    JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
    UNION ALL
    SELECT
        'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0,
        'schema', ARRAY[n.nspname]::pg_catalog.text[], n.nspacl
    FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname NOT IN ('public', 'information_schema')
    UNION ALL
    SELECT
        'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 0,
        'language', ARRAY[l.lanname]::pg_catalog.text[], l.lanacl
    FROM pg_catalog.pg_language AS l
) AS o (catalog, oid, number, kind, name, acl)
LEFT JOIN pg_catalog.pg_init_privs AS i
    ON i.classoid = o.catalog AND i.objoid = o.oid AND i.objsubid = o.number
WHERE o.oid < 16384
    AND o.acl IS DISTINCT FROM i.initprivs
