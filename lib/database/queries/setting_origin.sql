-- What the setting $1 was given to, of all that whoever connects as we did gets: "ROLE ann IN DATABASE shop"; no rows:
-- nothing was. Where there are several, the most special one wins, as it does when a session begins.
SELECT pg_catalog.concat(
    CASE
        WHEN s.setrole <> 0 THEN pg_catalog.format('ROLE %I', r.rolname)
        WHEN s.setdatabase <> 0 THEN pg_catalog.format('DATABASE %I', d.datname)
        ELSE 'ROLE ALL'
    END,
    CASE WHEN s.setrole <> 0 AND s.setdatabase <> 0 THEN pg_catalog.format(' IN DATABASE %I', d.datname) END
)
FROM pg_catalog.pg_db_role_setting AS s
LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole
LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
WHERE (s.setrole = 0 OR r.rolname = SESSION_USER)
    AND (s.setdatabase = 0 OR d.datname = pg_catalog.current_database())
    AND EXISTS (SELECT FROM pg_catalog.unnest(s.setconfig) AS c (setting) WHERE pg_catalog.starts_with(c.setting, $1 || '='))
ORDER BY s.setrole <> 0 AND s.setdatabase <> 0 DESC, s.setrole <> 0 DESC, s.setdatabase <> 0 DESC
LIMIT 1
