-- Subscriptions of this database.
SELECT
    'pg_catalog.pg_subscription'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    s.oid,  -- since 15
    'subscription' AS kind,
    ARRAY[s.subname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(s.subowner) AS owner,
    CASE WHEN NOT s.subenabled THEN 'no' END AS enabled,
    CASE WHEN s.subbinary THEN 'yes' END AS "binary",  -- since 14
    NULLIF(s.substream::pg_catalog.text, 'false') AS streaming,  -- since 14, until 15
    CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' END AS streaming,  -- since 16
    CASE WHEN s.subtwophasestate <> 'd' THEN 'yes' END AS "two-phase",  -- since 15
    CASE WHEN s.subdisableonerr THEN 'yes' END AS "disable on error",  -- since 15
    CASE WHEN NOT s.subpasswordrequired THEN 'no' END AS "password required",  -- since 16
    CASE WHEN s.subrunasowner THEN 'yes' END AS "run as owner",  -- since 16
    NULLIF(s.suborigin, 'any') AS origin,  -- since 16
    CASE WHEN s.subfailover THEN 'yes' END AS failover,  -- since 17
    s.subslotname AS slot,
    -- A password is not part of the schema: password=..., password='...', user:...@host
    pg_catalog.regexp_replace(  -- for superusers
        pg_catalog.regexp_replace(  -- for superusers
            s.subconninfo, '(password\s*=\s*)(''(?:[^''\\]|\\.)*''|[^\s&]+)', '\1(not shown)', 'gi'  -- for superusers
        ),  -- for superusers
        '(://[^:/@]*):[^@/]*@', '\1:(not shown)@'  -- for superusers
    ) AS connection,  -- for superusers
    s.subsynccommit AS "synchronous commit",  -- since 15
    (
        SELECT pg_catalog.string_agg(pg_catalog.quote_ident(p), ', ' ORDER BY p COLLATE "C")
        FROM pg_catalog.unnest(s.subpublications) AS p
    ) AS publications
FROM pg_catalog.pg_subscription AS s
-- not those of other databases, which share the catalog
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
