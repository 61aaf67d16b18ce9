-- Event triggers.
SELECT
    'pg_catalog.pg_event_trigger'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    t.oid,
    'event trigger' AS kind,
    ARRAY[t.evtname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(t.evtowner) AS owner,
    t.evtevent AS event,
    t.evtfoid::pg_catalog.regprocedure AS function,
    CASE t.evtenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'on a replica' WHEN 'A' THEN 'always' END AS enabled,
    (
        SELECT pg_catalog.string_agg(g, ', ' ORDER BY g COLLATE "C")
        FROM pg_catalog.unnest(t.evttags) AS g
    ) AS tags
FROM pg_catalog.pg_event_trigger AS t
