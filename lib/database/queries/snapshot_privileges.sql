-- Privileges of all objects, if they differ from PostgreSQL's defaults. One line per grantee; *: with grant option;
-- OWNER: the owner of the object. The server's own objects, which no other query returns, have a kind and a name; their
-- defaults are the privileges that initdb granted. Of these are excluded: public, which is read with the other schemas,
-- and information_schema, whose initial privileges initdb does not record.
WITH lists (catalog, oid, number, type, owner, acl, kind, schema, name, part) AS (
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0,
        CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::pg_catalog."char", c.relowner, c.relacl,
        CASE WHEN c.oid < 16384 THEN
            CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END
        END,
        c.relnamespace, c.relname, NULL::pg_catalog.text
    FROM pg_catalog.pg_class AS c
    WHERE c.oid >= 16384 OR c.relnamespace <> 'information_schema'::pg_catalog.regnamespace
    UNION ALL
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, a.attrelid, a.attnum, 'c'::pg_catalog."char", c.relowner, a.attacl,
        CASE WHEN c.oid < 16384 THEN 'column' END, c.relnamespace, c.relname, a.attname
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    WHERE a.attacl IS NOT NULL
        AND NOT a.attisdropped
        AND (c.oid >= 16384 OR c.relnamespace <> 'information_schema'::pg_catalog.regnamespace)
    UNION ALL
    SELECT
        'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0, 'f'::pg_catalog."char", p.proowner, p.proacl,
        CASE WHEN p.oid < 16384 THEN
            CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END
        END,
        p.pronamespace, p.proname, CASE WHEN p.oid < 16384 THEN pg_catalog.oidvectortypes(p.proargtypes) END
    FROM pg_catalog.pg_proc AS p
    UNION ALL
    SELECT
        'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, 'T'::pg_catalog."char", t.typowner, t.typacl,
        CASE WHEN t.oid < 16384 THEN 'type' END, t.typnamespace, t.typname, NULL
    FROM pg_catalog.pg_type AS t
    -- A multirange type has the privileges of its range type; its own are ignored.
    WHERE t.typtype <> 'm'
    UNION ALL
    SELECT
        'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, 'n'::pg_catalog."char", n.nspowner, n.nspacl,
        CASE WHEN n.oid < 16384 AND n.nspname <> 'public' THEN 'schema' END,
        NULL, n.nspname, NULL
    FROM pg_catalog.pg_namespace AS n
    WHERE n.oid >= 16384 OR n.nspname <> 'information_schema'
    UNION ALL
    SELECT
        'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 0, 'l'::pg_catalog."char", l.lanowner, l.lanacl,
        CASE WHEN l.oid < 16384 THEN 'language' END, NULL, l.lanname, NULL
    FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT
        'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, 0, 'F'::pg_catalog."char", w.fdwowner, w.fdwacl,
        NULL, NULL, NULL, NULL
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT
        'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid, 0, 'S'::pg_catalog."char", s.srvowner, s.srvacl,
        NULL, NULL, NULL, NULL
    FROM pg_catalog.pg_foreign_server AS s
)
SELECT
    l.catalog::pg_catalog.oid AS catalog,
    l.oid,
    l.number,
    l.kind,
    CASE WHEN l.kind IS NOT NULL THEN
        pg_catalog.array_remove(ARRAY[l.schema::pg_catalog.regnamespace, l.name, l.part]::pg_catalog.text[], NULL)
    END AS name,
    COALESCE(
        (
            SELECT pg_catalog.string_agg(g.line, E'\n' ORDER BY g.line COLLATE "C")
            FROM (
                SELECT
                    pg_catalog.concat(
                        CASE a.grantee
                            WHEN 0 THEN 'PUBLIC' WHEN l.owner THEN 'OWNER'
                            ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee))
                        END,
                        CASE WHEN a.grantor <> l.owner THEN
                            ' by ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantor))
                        END,
                        ': ',
                        pg_catalog.string_agg(
                            a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', '
                            ORDER BY a.privilege_type COLLATE "C"
                        )
                    ) AS line
                FROM pg_catalog.aclexplode(l.acl) AS a
                GROUP BY a.grantee, a.grantor
            ) AS g
        ),
        'none'
    ) AS privileges
FROM lists AS l
LEFT JOIN pg_catalog.pg_init_privs AS i
    ON i.classoid = l.catalog AND i.objoid = l.oid AND i.objsubid = l.number
    -- It contains the initial privileges of the original public, but not of one that was created again.
    AND NOT (l.catalog = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND l.kind IS NULL AND i.privtype = 'i')
CROSS JOIN LATERAL (SELECT COALESCE(i.initprivs, pg_catalog.acldefault(l.type, l.owner)) AS acl) AS initial
WHERE l.acl IS NOT NULL
    -- not the same privileges in another order
    AND NOT (l.acl OPERATOR(pg_catalog.@>) initial.acl AND initial.acl OPERATOR(pg_catalog.@>) l.acl)
