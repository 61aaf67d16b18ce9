-- Text search configurations. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_ts_config'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'text search configuration' AS kind,
    ARRAY[n.nspname, c.cfgname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(c.cfgowner) AS owner,
    p.prsnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(p.prsname) AS parser,
    mappings.list AS mappings
FROM pg_catalog.pg_ts_config AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_parser AS p ON p.oid = c.cfgparser
LEFT JOIN LATERAL (
    SELECT pg_catalog.string_agg(t.alias || ': ' || m.dictionaries, E'\n' ORDER BY t.alias COLLATE "C") AS list
    FROM (
        SELECT
            m.maptokentype,
            pg_catalog.string_agg(
                m.mapdict::pg_catalog.regdictionary::pg_catalog.text, ', ' ORDER BY m.mapseqno
            ) AS dictionaries
        FROM pg_catalog.pg_ts_config_map AS m
        WHERE m.mapcfg = c.oid
        GROUP BY m.maptokentype
    ) AS m
    JOIN pg_catalog.ts_token_type(c.cfgparser) AS t ON t.tokid = m.maptokentype
) AS mappings ON true
WHERE
    -- not the server's own objects
    c.oid >= 16384
    AND n.nspname <> $1
