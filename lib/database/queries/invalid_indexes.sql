-- The INVALID indexes that a failed attempt may have left. Read-only; the caller makes sure that no session is building
-- them. Runs with the search_path of the file and therefore with qualified operators.
-- place: where to look: 'table', 'index' (the table of that index), 'schema' or 'database'
-- schema: the one of that table or index; empty: found by search_path
-- name: the name of that table, index or schema
-- index: the name of the indexes; null: any
-- pattern: a regular expression for the name; null: any
-- columns: their columns including those of INCLUDE, an empty string for an expression; null: any
WITH RECURSIVE named AS (
    SELECT c.oid, i.indrelid
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
    LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
    WHERE :'place'::pg_catalog.text OPERATOR(pg_catalog.=) ANY (ARRAY['table', 'index'])
        AND c.relname OPERATOR(pg_catalog.=) :'name'
        AND (
            n.nspname OPERATOR(pg_catalog.=) :'schema'
            OR (:'schema' OPERATOR(pg_catalog.=) '' AND pg_catalog.pg_table_is_visible(c.oid))
        )
),
trees AS (
    SELECT CASE WHEN :'place' OPERATOR(pg_catalog.=) 'index' THEN named.indrelid ELSE named.oid END AS oid FROM named
    UNION
    -- REINDEX of a partitioned table or index works on the partitions.
    SELECT h.inhrelid
    FROM trees
    JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) trees.oid AND c.relkind OPERATOR(pg_catalog.=) 'p'
    JOIN pg_catalog.pg_inherits AS h ON h.inhparent OPERATOR(pg_catalog.=) trees.oid
)
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    pg_catalog.format('%I.%I', tn.nspname, t.relname) AS table,
    -- LOCK TABLE accepts the table
    t.relkind OPERATOR(pg_catalog.=) 'r' AS lockable,
    -- the transaction that is changing or removing the index, or has tried to; 0: none
    i.xmax::pg_catalog.text AS changed_by
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
JOIN pg_catalog.pg_class AS t ON t.oid OPERATOR(pg_catalog.=) i.indrelid
JOIN pg_catalog.pg_namespace AS tn ON tn.oid OPERATOR(pg_catalog.=) t.relnamespace
WHERE NOT i.indisvalid
    AND (
        (
            :'place' OPERATOR(pg_catalog.=) ANY (ARRAY['table', 'index'])
            AND t.oid OPERATOR(pg_catalog.=) ANY (SELECT trees.oid FROM trees)
        )
        OR (:'place' OPERATOR(pg_catalog.=) 'schema' AND tn.nspname OPERATOR(pg_catalog.=) :'name')
        OR :'place' OPERATOR(pg_catalog.=) 'database'
    )
    AND (:'index'::pg_catalog.text IS NULL OR c.relname OPERATOR(pg_catalog.=) :'index')
    AND (:'pattern'::pg_catalog.text IS NULL OR c.relname OPERATOR(pg_catalog.~) :'pattern')
    AND (
        :'columns'::pg_catalog.text[] IS NULL
        OR :'columns'::pg_catalog.text[] OPERATOR(pg_catalog.=) ARRAY(
            SELECT coalesce(a.attname::pg_catalog.text, '')
            FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY AS k (attnum, position)
            LEFT JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid OPERATOR(pg_catalog.=) i.indrelid
                AND a.attnum OPERATOR(pg_catalog.=) k.attnum
                AND k.attnum OPERATOR(pg_catalog.<>) 0
            ORDER BY k.position
        )
    )
    -- not the index that the statement itself names
    AND c.oid OPERATOR(pg_catalog.<>) ALL (SELECT named.oid FROM named)
    -- not part of a partitioned index: it can only be dropped with the whole index
    AND NOT c.relispartition
    -- not needed by a primary key, a unique or exclusion constraint or a foreign key
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS o WHERE o.conindid OPERATOR(pg_catalog.=) i.indexrelid)
    -- Excluded: indexes of partitioned tables, which are invalid until every partition has its part. Indexes of toast
    -- tables: schema pg_toast belongs to the server, and an ordinary user cannot name objects in it. Indexes of system
    -- and temporary tables, for which REINDEX does not work concurrently.
    AND t.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'm']::pg_catalog."char"[])
    AND tn.nspname OPERATOR(pg_catalog.<>) ALL (ARRAY['pg_catalog', 'pg_toast', 'information_schema']::pg_catalog.name[])
    AND t.relpersistence OPERATOR(pg_catalog.<>) 't'
    -- only the owner may drop it
    AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
    -- LOCK TABLE does not accept a materialized view, so the query looks for the lock of a session that builds the
    -- index. The lock may be released during the query; therefore the caller runs it twice.
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS l
        WHERE t.relkind OPERATOR(pg_catalog.=) 'm'
            AND l.locktype OPERATOR(pg_catalog.=) 'relation'
            AND l.database OPERATOR(pg_catalog.=) (
                SELECT d.oid
                FROM pg_catalog.pg_database AS d
                WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
            )
            AND l.relation OPERATOR(pg_catalog.=) t.oid
            AND l.mode OPERATOR(pg_catalog.=) 'ShareUpdateExclusiveLock'
            AND l.granted
            AND (l.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid() OR l.pid IS NULL)
    )
-- A fixed order of locking avoids deadlocks with other sessions.
ORDER BY t.oid, c.oid
