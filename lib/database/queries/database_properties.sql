-- The statements that give the database `clone` what CREATE DATABASE does not copy from `template_name`: settings, connection
-- limit, privileges, comment.
WITH
source AS (
    SELECT d.*, pg_catalog.format('%I', :'clone'::pg_catalog.text) AS clone
    FROM pg_catalog.pg_database AS d
    WHERE d.datname = :'template_name'
),
settings AS (
    SELECT
        s.clone, r.rolname,
        pg_catalog.split_part(c.entry, '=', 1) AS name,
        pg_catalog.substr(c.entry, pg_catalog.strpos(c.entry, '=') + 1) AS value
    FROM source AS s
    JOIN pg_catalog.pg_db_role_setting AS p ON p.setdatabase = s.oid
    LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = p.setrole
    CROSS JOIN pg_catalog.unnest(p.setconfig) AS c (entry)
)
SELECT
    pg_catalog.format(
        CASE WHEN rolname IS NULL THEN 'ALTER DATABASE %1$s SET %3$I TO %4$s'
            ELSE 'ALTER ROLE %2$I IN DATABASE %1$s SET %3$I TO %4$s' END,
        clone, rolname, name,
        -- Settings whose values are lists of quoted names, as in pg_dump (variable_is_guc_list_quote). An empty name is
        -- stored as "" and written as ''.
        CASE WHEN name IN (
            'local_preload_libraries', 'search_path', 'session_preload_libraries', 'shared_preload_libraries',
            'temp_tablespaces', 'unix_socket_directories'
        ) AND value <> '' THEN pg_catalog.regexp_replace(value, '(^|, )""(?=,|$)', E'\\1\'\'', 'g') ELSE pg_catalog.quote_literal(value) END
    ) AS statement
FROM settings
UNION ALL
SELECT pg_catalog.format('ALTER DATABASE %s CONNECTION LIMIT %s', clone, datconnlimit)
FROM source
WHERE datconnlimit >= 0
UNION ALL
SELECT pg_catalog.format('REVOKE ALL ON DATABASE %s FROM PUBLIC', clone)
FROM source
WHERE datacl IS NOT NULL
UNION ALL
SELECT pg_catalog.format(
    'GRANT %s ON DATABASE %s TO %s%s', a.privilege_type, s.clone,
    CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
)
FROM source AS s
CROSS JOIN pg_catalog.aclexplode(s.datacl) AS a
WHERE a.grantee <> s.datdba
UNION ALL
SELECT pg_catalog.format(
    'COMMENT ON DATABASE %s IS %L', clone, pg_catalog.shobj_description(oid, 'pg_database')
)
FROM source
WHERE pg_catalog.shobj_description(oid, 'pg_database') IS NOT NULL
