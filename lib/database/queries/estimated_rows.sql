-- The number of tables, the number of rows in them by the server's statistics, and the number of tables without
-- statistics. A partition counts once, whether its table or the partition itself is named.
-- tables: names as in SQL; unknown names are ignored. schemas: as in the catalog.
WITH RECURSIVE tables AS (
    SELECT c.oid
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
    WHERE
        c.oid OPERATOR(pg_catalog.=) ANY (
            SELECT pg_catalog.to_regclass(w.name)::pg_catalog.oid
            FROM pg_catalog.unnest(:'tables'::pg_catalog.text[]) AS w (name)
        )
        OR n.nspname OPERATOR(pg_catalog.=) ANY (:'schemas'::pg_catalog.name[])
    UNION
    SELECT h.inhrelid
    FROM tables AS t
    JOIN pg_catalog.pg_class AS p ON p.oid OPERATOR(pg_catalog.=) t.oid AND p.relkind OPERATOR(pg_catalog.=) 'p'
    JOIN pg_catalog.pg_inherits AS h ON h.inhparent OPERATOR(pg_catalog.=) t.oid
)
SELECT
    pg_catalog.count(*) AS tables,
    coalesce(
        pg_catalog.sum(greatest(c.reltuples::pg_catalog.int8, pg_catalog.pg_stat_get_live_tuples(c.oid), 0)), 0
    )::pg_catalog.int8 AS rows,
    pg_catalog.count(*) FILTER (
        WHERE pg_catalog.pg_stat_get_live_tuples(c.oid) OPERATOR(pg_catalog.=) 0
            AND CASE
                WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) 140000 THEN
                    c.reltuples OPERATOR(pg_catalog.<) 0::pg_catalog.float4
                ELSE c.relpages OPERATOR(pg_catalog.=) 0
            END
    ) AS never_analyzed
FROM tables AS t
JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) t.oid
WHERE c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'm']::pg_catalog."char"[])
