-- The privileges that objects of the server and of extensions had at first; in the form of snapshot_privileges.sql.
SELECT
    i.classoid AS catalog,
    i.objoid AS oid,
    i.objsubid AS number,
    (
        SELECT pg_catalog.string_agg(g.line, E'\n' ORDER BY g.line COLLATE "C")
        FROM (
            SELECT
                pg_catalog.concat(
                    CASE a.grantee
                        WHEN 0 THEN 'PUBLIC' WHEN o.owner THEN 'OWNER'
                        ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee))
                    END,
                    ': ',
                    pg_catalog.string_agg(
                        a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', '
                        ORDER BY a.privilege_type COLLATE "C"
                    )
                ) AS line
            FROM pg_catalog.aclexplode(i.initprivs) AS a
            GROUP BY a.grantee
        ) AS g
    ) AS privileges
FROM pg_catalog.pg_init_privs AS i
CROSS JOIN LATERAL (
    -- The grantor of initial privileges is the owner.
    SELECT a.grantor AS owner FROM pg_catalog.aclexplode(i.initprivs) AS a LIMIT 1
) AS o
-- not public, whose privileges a snapshot compares with PostgreSQL's default
WHERE i.classoid <> 'pg_catalog.pg_namespace'::pg_catalog.regclass
