-- Servers of foreign-data wrappers.
SELECT
    'pg_catalog.pg_foreign_server'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    s.oid,
    'server' AS kind,
    ARRAY[s.srvname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(s.srvowner) AS owner,
    w.fdwname AS "foreign-data wrapper",
    s.srvtype AS type,
    s.srvversion AS version,
    (
        SELECT pg_catalog.string_agg(
            -- Some wrappers store passwords here; they must not be in the snapshot.
            CASE WHEN o ~* '^[^=]*(passw|secret|token)' THEN pg_catalog.split_part(o, '=', 1) || '=(not shown)' ELSE o END,
            E'\n' ORDER BY o COLLATE "C"
        )
        FROM pg_catalog.unnest(s.srvoptions) AS o
    ) AS options
FROM pg_catalog.pg_foreign_server AS s
JOIN pg_catalog.pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw
