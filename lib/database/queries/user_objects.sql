-- What stands in the database that no new database has, as "kind name"; at most ten.
-- $1: the history schema, which is ours and does not count.
-- Left out: objects below OID 16384 (made by initdb), members of extensions (the extension itself is named),
-- and what belongs to another object here (indexes, toast tables, row types, sequences of columns).
WITH foreign_schemas AS (
    SELECT n.oid, n.nspname
    FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname <> $1
        AND n.nspname <> 'information_schema'
        AND n.nspname !~ '^pg_'
),
members AS (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend AS d WHERE d.deptype = 'e'
),
objects AS (
    SELECT 1 AS rank, 'schema' AS kind, pg_catalog.quote_ident(s.nspname) AS name
    FROM foreign_schemas AS s
    WHERE s.oid >= 16384
        AND NOT EXISTS (SELECT FROM members AS m WHERE m.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND m.objid = s.oid)
    UNION ALL
    SELECT
        2,
        CASE c.relkind
            WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
            WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type' ELSE 'table'
        END,
        pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(c.relname)
    FROM pg_catalog.pg_class AS c
    JOIN foreign_schemas AS s ON s.oid = c.relnamespace
    WHERE c.oid >= 16384
        AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
        AND NOT EXISTS (SELECT FROM members AS m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = c.oid)
    UNION ALL
    SELECT
        3,
        'function',
        pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(p.proname)
    FROM pg_catalog.pg_proc AS p
    JOIN foreign_schemas AS s ON s.oid = p.pronamespace
    WHERE p.oid >= 16384
        AND NOT EXISTS (SELECT FROM members AS m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
    UNION ALL
    SELECT
        4,
        CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END,
        pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(t.typname)
    FROM pg_catalog.pg_type AS t
    JOIN foreign_schemas AS s ON s.oid = t.typnamespace
    WHERE t.oid >= 16384
        AND t.typtype IN ('d', 'e', 'r')
        AND NOT EXISTS (SELECT FROM members AS m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
    UNION ALL
    -- plpgsql is there from the start, with an OID below 16384.
    SELECT 5, 'extension', pg_catalog.quote_ident(e.extname)
    FROM pg_catalog.pg_extension AS e
    WHERE e.oid >= 16384
)
SELECT o.kind || ' ' || o.name
FROM objects AS o
ORDER BY o.rank, o.name
LIMIT 10
