-- What stands in the database that no new database has, as "kind name"; at most ten.
-- $1: the history schema, which is ours and does not count.
WITH user_schemas AS (
    SELECT n.oid, n.nspname, pg_catalog.quote_ident(n.nspname) || '.' AS prefix
    FROM pg_catalog.pg_namespace AS n
    -- pg_temp_1, pg_toast and the like
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
),
objects (rank, kind, classid, oid, name) AS (
    SELECT 1, 'schema', 'pg_catalog.pg_namespace'::pg_catalog.regclass, s.oid, pg_catalog.quote_ident(s.nspname)
    FROM user_schemas AS s
    -- public may have been dropped and made again; what stands in it counts
    WHERE s.nspname NOT IN ($1, 'public')
        -- A role that may make no schema has got one from another role; what is in it counts.
        AND pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
    UNION ALL
    SELECT
        2,
        CASE c.relkind
            WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
            WHEN 'f' THEN 'foreign table' ELSE 'table'
        END,
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, s.prefix || pg_catalog.quote_ident(c.relname)
    FROM pg_catalog.pg_class AS c
    JOIN user_schemas AS s ON s.oid = c.relnamespace
    -- Left out: indexes, which belong to a table, and composite types, which are listed as types.
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        -- the history itself
        AND NOT (s.nspname = $1 AND c.relname IN ('format', 'history', 'deployment_state', 'schema_snapshot'))
        -- the sequence of a serial column
        AND NOT EXISTS (
            SELECT
            FROM pg_catalog.pg_depend AS d
            WHERE c.relkind = 'S'
                AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND d.objid = c.oid
                AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND d.deptype = 'a'
        )
    UNION ALL
    SELECT
        3,
        CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END,
        'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, s.prefix || pg_catalog.quote_ident(p.proname)
    FROM pg_catalog.pg_proc AS p
    JOIN user_schemas AS s ON s.oid = p.pronamespace
    -- that of an event trigger that is left out below
    WHERE NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_event_trigger AS t
        WHERE t.evtfoid = p.oid AND NOT pg_catalog.pg_has_role(t.evtowner, 'MEMBER')
    )
    UNION ALL
    SELECT
        4,
        CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END,
        'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, s.prefix || pg_catalog.quote_ident(t.typname)
    FROM pg_catalog.pg_type AS t
    JOIN user_schemas AS s ON s.oid = t.typnamespace
    UNION ALL
    SELECT 5, 'operator', 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, s.prefix || o.oprname
    FROM pg_catalog.pg_operator AS o
    JOIN user_schemas AS s ON s.oid = o.oprnamespace
    UNION ALL
    SELECT 6, 'collation', 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, s.prefix || pg_catalog.quote_ident(c.collname)
    FROM pg_catalog.pg_collation AS c
    JOIN user_schemas AS s ON s.oid = c.collnamespace
    UNION ALL
    SELECT
        7, 'text search configuration', 'pg_catalog.pg_ts_config'::pg_catalog.regclass, t.oid,
        s.prefix || pg_catalog.quote_ident(t.cfgname)
    FROM pg_catalog.pg_ts_config AS t
    JOIN user_schemas AS s ON s.oid = t.cfgnamespace
    UNION ALL
    SELECT
        8, 'text search dictionary', 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, t.oid,
        s.prefix || pg_catalog.quote_ident(t.dictname)
    FROM pg_catalog.pg_ts_dict AS t
    JOIN user_schemas AS s ON s.oid = t.dictnamespace
    UNION ALL
    SELECT
        9, 'cast', 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid,
        '(' || pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL) || ')'
    FROM pg_catalog.pg_cast AS c
    UNION ALL
    SELECT 10, 'extension', 'pg_catalog.pg_extension'::pg_catalog.regclass, e.oid, pg_catalog.quote_ident(e.extname)
    FROM pg_catalog.pg_extension AS e
    -- those that a provider makes with each database; a superuser is a member of every role
    WHERE pg_catalog.pg_has_role(e.extowner, 'MEMBER')
    UNION ALL
    SELECT 11, 'language', 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, pg_catalog.quote_ident(l.lanname)
    FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT
        12, 'foreign-data wrapper', 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid,
        pg_catalog.quote_ident(w.fdwname)
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 13, 'server', 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, f.oid, pg_catalog.quote_ident(f.srvname)
    FROM pg_catalog.pg_foreign_server AS f
    UNION ALL
    SELECT 14, 'event trigger', 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, t.oid, pg_catalog.quote_ident(t.evtname)
    FROM pg_catalog.pg_event_trigger AS t
    -- likewise
    WHERE pg_catalog.pg_has_role(t.evtowner, 'MEMBER')
    UNION ALL
    SELECT 15, 'publication', 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, pg_catalog.quote_ident(p.pubname)
    FROM pg_catalog.pg_publication AS p
    UNION ALL
    SELECT 16, 'large object', 'pg_catalog.pg_largeobject'::pg_catalog.regclass, l.oid, l.oid::pg_catalog.text
    FROM pg_catalog.pg_largeobject_metadata AS l
)
SELECT o.kind || ' ' || o.name
FROM objects AS o
-- OIDs below are given out by initdb. Large objects may have any.
WHERE (o.oid >= 16384 OR o.kind = 'large object')
    -- Left out: what belongs to an extension (which is named itself), and what another object here brings with it (row
    -- and array types, the functions of a range, sequences of identity columns).
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS d
        WHERE d.classid = o.classid AND d.objid = o.oid AND d.objsubid = 0 AND d.deptype IN ('e', 'i')
    )
ORDER BY o.rank, o.name
LIMIT 10
