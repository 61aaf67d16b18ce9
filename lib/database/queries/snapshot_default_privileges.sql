-- Default privileges: ALTER DEFAULT PRIVILEGES. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_default_acl'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    d.oid,
    'default privileges' AS kind,
    pg_catalog.array_remove(
        ARRAY[
            pg_catalog.pg_get_userbyid(d.defaclrole),
            CASE d.defaclobjtype
                WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
                WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects'
            END,
            n.nspname
        ]::pg_catalog.text[],
        NULL
    ) AS name,
    'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    n.oid AS parent_oid,
    COALESCE(
        (
            SELECT pg_catalog.string_agg(g.line, E'\n' ORDER BY g.line COLLATE "C")
            FROM (
                SELECT
                    pg_catalog.concat(
                        CASE a.grantee
                            WHEN 0 THEN 'PUBLIC' WHEN d.defaclrole THEN 'OWNER'
                            ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee))
                        END,
                        ': ',
                        pg_catalog.string_agg(
                            a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ', '
                            ORDER BY a.privilege_type COLLATE "C"
                        )
                    ) AS line
                FROM pg_catalog.aclexplode(d.defaclacl) AS a
                GROUP BY a.grantee
            ) AS g
        ),
        'none'
    ) AS privileges
FROM pg_catalog.pg_default_acl AS d
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = d.defaclnamespace
WHERE n.nspname IS DISTINCT FROM $1
