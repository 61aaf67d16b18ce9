-- Privileges of all objects, if they differ from PostgreSQL's defaults. One line per grantee; *: with grant option;
-- OWNER: the owner of the object.
WITH lists (catalog, oid, number, type, owner, acl) AS (
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0,
        CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::pg_catalog."char", c.relowner, c.relacl
    FROM pg_catalog.pg_class AS c
    UNION ALL
    SELECT
        'pg_catalog.pg_class'::pg_catalog.regclass, a.attrelid, a.attnum,
        'c'::pg_catalog."char", c.relowner, a.attacl
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0, 'f'::pg_catalog."char", p.proowner, p.proacl
    FROM pg_catalog.pg_proc AS p
    UNION ALL
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, 'T'::pg_catalog."char", t.typowner, t.typacl
    FROM pg_catalog.pg_type AS t
    -- A multirange type has the privileges of its range type; its own are ignored.
    WHERE t.typtype <> 'm'
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, 'n'::pg_catalog."char", n.nspowner, n.nspacl
    FROM pg_catalog.pg_namespace AS n
    UNION ALL
    SELECT 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 0, 'l'::pg_catalog."char", l.lanowner, l.lanacl
    FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT
        'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, 0, 'F'::pg_catalog."char", w.fdwowner, w.fdwacl
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid, 0, 'S'::pg_catalog."char", s.srvowner, s.srvacl
    FROM pg_catalog.pg_foreign_server AS s
),
changed AS (
    SELECT l.*
    FROM lists AS l
    LEFT JOIN pg_catalog.pg_init_privs AS i
        ON i.classoid = l.catalog AND i.objoid = l.oid AND i.objsubid = l.number
        -- pg_init_privs contains initial privileges of the original public only, not of one that was created again.
        AND NOT (l.catalog = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND i.privtype = 'i')
    CROSS JOIN LATERAL (SELECT COALESCE(i.initprivs, pg_catalog.acldefault(l.type, l.owner)) AS acl) AS initial
    WHERE l.acl IS NOT NULL
        -- not the same privileges in another order
        AND NOT (l.acl OPERATOR(pg_catalog.@>) initial.acl AND initial.acl OPERATOR(pg_catalog.@>) l.acl)
),
grants AS (
    SELECT
        c.catalog,
        c.oid,
        c.number,
        pg_catalog.concat(
            CASE a.grantee
                WHEN 0 THEN 'PUBLIC' WHEN c.owner THEN 'OWNER'
                ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee))
            END,
            CASE WHEN a.grantor <> c.owner THEN
                ' by ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantor))
            END,
            ': ',
            pg_catalog.string_agg(
                a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', '
                ORDER BY a.privilege_type COLLATE "C"
            )
        ) AS line
    FROM changed AS c
    CROSS JOIN LATERAL pg_catalog.aclexplode(c.acl) AS a
    GROUP BY c.catalog, c.oid, c.number, c.owner, a.grantee, a.grantor
)
SELECT
    c.catalog::pg_catalog.oid AS catalog,
    c.oid,
    c.number,
    COALESCE(pg_catalog.string_agg(g.line, E'\n' ORDER BY g.line COLLATE "C"), 'none') AS privileges
FROM changed AS c
LEFT JOIN grants AS g ON g.catalog = c.catalog AND g.oid = c.oid AND g.number = c.number
GROUP BY c.catalog, c.oid, c.number
