-- What is known of each role: its attributes, memberships and settings; a value is empty where the attribute says all.
-- Of a password, only whether there is one.
WITH
roles AS (
    SELECT
        r.oid, r.rolname, r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin, r.rolreplication,
        r.rolbypassrls, r.rolconnlimit, r.rolvaliduntil,
        a.rolpassword IS NOT NULL AS has_password,  -- for superusers
        pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment
    FROM pg_catalog.pg_roles AS r
    JOIN pg_catalog.pg_authid AS a ON a.oid = r.oid  -- for superusers
)
SELECT r.rolname AS role, f.attribute, f.value
FROM roles AS r
CROSS JOIN LATERAL (
    VALUES
        ('role', ''),
        ('superuser', CASE WHEN r.rolsuper THEN '' END),
        ('noinherit', CASE WHEN NOT r.rolinherit THEN '' END),
        ('createrole', CASE WHEN r.rolcreaterole THEN '' END),
        ('createdb', CASE WHEN r.rolcreatedb THEN '' END),
        ('login', CASE WHEN r.rolcanlogin THEN '' END),
        ('replication', CASE WHEN r.rolreplication THEN '' END),
        ('bypassrls', CASE WHEN r.rolbypassrls THEN '' END),
        ('password', CASE WHEN r.has_password THEN '' END),  -- for superusers
        ('connection limit', NULLIF(r.rolconnlimit, -1)::pg_catalog.text),
        ('valid until', r.rolvaliduntil::pg_catalog.text),
        ('expired', CASE WHEN r.rolvaliduntil <= pg_catalog.now() THEN '' END),
        ('comment', r.comment)
) AS f (attribute, value)
WHERE f.value IS NOT NULL
UNION ALL
SELECT
    r.rolname, pg_catalog.format('member of "%s"', g.rolname),
    CASE WHEN pg_catalog.bool_or(m.admin_option) THEN 'with admin option' ELSE '' END
FROM pg_catalog.pg_auth_members AS m
JOIN roles AS r ON r.oid = m.member
JOIN roles AS g ON g.oid = m.roleid
GROUP BY r.rolname, g.rolname
UNION ALL
-- ALTER ROLE ALL SET and ALTER DATABASE SET have no role.
SELECT
    COALESCE(r.rolname, 'ALL'),
    pg_catalog.format('setting %s', pg_catalog.split_part(c.entry, '=', 1))
    || CASE WHEN d.oid IS NULL THEN '' ELSE pg_catalog.format(' in database "%s"', d.datname) END,
    pg_catalog.substr(c.entry, pg_catalog.strpos(c.entry, '=') + 1)
FROM pg_catalog.pg_db_role_setting AS s
LEFT JOIN roles AS r ON r.oid = s.setrole
LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
CROSS JOIN pg_catalog.unnest(s.setconfig) AS c (entry)
ORDER BY 1, 2
