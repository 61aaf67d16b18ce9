-- The origin of the value of setting $1 at the beginning of the session: the server's word for it, and the altered
-- object if it was ALTER ROLE or ALTER DATABASE: "ROLE ann IN DATABASE shop".
-- We may have changed the setting since. The query resets it to its initial value until the transaction ends; null
-- means the default.
WITH reset AS MATERIALIZED (
    SELECT pg_catalog.set_config($1, NULL, true) AS value
),
begun AS MATERIALIZED (
    -- The reference to r.value makes this run after the reset.
    SELECT (SELECT p.source FROM pg_catalog.pg_settings AS p WHERE p.name = $1 AND coalesce(r.value, '') IS NOT NULL) AS source
    FROM reset AS r
),
altered AS (
    SELECT
        pg_catalog.concat(
            CASE
                WHEN s.setrole <> 0 THEN pg_catalog.format('ROLE %I', r.rolname)
                WHEN s.setdatabase <> 0 THEN pg_catalog.format('DATABASE %I', d.datname)
                ELSE 'ROLE ALL'
            END,
            CASE WHEN s.setrole <> 0 AND s.setdatabase <> 0 THEN pg_catalog.format(' IN DATABASE %I', d.datname) END
        ) AS object,
        CASE
            WHEN s.setrole <> 0 AND s.setdatabase <> 0 THEN 'database user'
            WHEN s.setrole <> 0 THEN 'user'
            WHEN s.setdatabase <> 0 THEN 'database'
            ELSE 'global'
        END AS source
    FROM pg_catalog.pg_db_role_setting AS s
    LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole
    LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
    WHERE (s.setrole = 0 OR r.rolname = SESSION_USER)
        AND (s.setdatabase = 0 OR d.datname = pg_catalog.current_database())
)
SELECT b.source, a.object
FROM begun AS b
LEFT JOIN altered AS a ON a.source = b.source
