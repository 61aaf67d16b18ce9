-- The INVALID indexes that a failed attempt may have left behind. Pure reading; the caller makes sure that nobody is
-- building them at this moment.
-- $1: where they are: 'table', 'index' (the table of that index), 'schema' or 'database'
-- $2: the schema of that table or index; empty: found by search_path
-- $3: the name of that table, index or schema
-- $4: their name; null: any
-- $5: a regular expression for their name; null: any
-- $6: their columns, those of INCLUDE too, an empty string for an expression; null: any
WITH RECURSIVE named AS (
    SELECT c.oid, i.indrelid
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
    WHERE $1::pg_catalog.text IN ('table', 'index')
        AND c.relname = $3
        AND (n.nspname = $2 OR ($2 = '' AND pg_catalog.pg_table_is_visible(c.oid)))
),
trees AS (
    SELECT CASE WHEN $1 = 'index' THEN named.indrelid ELSE named.oid END AS oid FROM named
    UNION
    -- REINDEX of a partitioned table or index works on the partitions.
    SELECT h.inhrelid
    FROM trees
    JOIN pg_catalog.pg_class AS c ON c.oid = trees.oid AND c.relkind = 'p'
    JOIN pg_catalog.pg_inherits AS h ON h.inhparent = trees.oid
)
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname),
    pg_catalog.format('%I.%I', tn.nspname, t.relname),
    t.relkind = 'r',
    -- the transaction that is changing or removing the index, or tried to; 0: none
    i.xmax::pg_catalog.text
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
WHERE NOT i.indisvalid
    AND (
        ($1 IN ('table', 'index') AND t.oid IN (SELECT trees.oid FROM trees))
        OR ($1 = 'schema' AND tn.nspname = $3)
        OR $1 = 'database'
    )
    AND ($4::pg_catalog.text IS NULL OR c.relname = $4)
    AND ($5::pg_catalog.text IS NULL OR c.relname ~ $5)
    AND (
        $6::pg_catalog.text[] IS NULL
        OR $6::pg_catalog.text[] = ARRAY(
            SELECT coalesce(a.attname::pg_catalog.text, '')
            FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY AS k (attnum, position)
            LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum <> 0
            ORDER BY k.position
        )
    )
    -- the index that the statement itself names
    AND c.oid NOT IN (SELECT named.oid FROM named)
    -- a partition's part of an index on the whole table: it can only be dropped with the whole
    AND NOT c.relispartition
    -- what a primary key, a unique or exclusion constraint or a foreign key needs
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS o WHERE o.conindid = i.indexrelid)
    -- Left out: indexes of partitioned tables, which are invalid until every partition has its part, without being left
    -- over from anything. Indexes of toast tables: schema pg_toast belongs to the server, an ordinary user may not even
    -- name what is in it. The system's own and temporary tables, where REINDEX does not work concurrently.
    AND t.relkind IN ('r', 'm')
    AND tn.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND t.relpersistence <> 't'
    -- only the owner may drop it
    AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
    -- A materialized view cannot be locked by LOCK TABLE, so there the lock of whoever is building is looked for.
    -- It may be given back while we look; that is why the caller looks twice.
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS l
        WHERE t.relkind = 'm'
            AND l.locktype = 'relation'
            AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
            AND l.relation = t.oid
            AND l.mode = 'ShareUpdateExclusiveLock'
            AND l.granted
            AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
    )
-- Whoever locks several tables takes them in the same order as others.
ORDER BY t.oid, c.oid
