-- Follows a common table expression "objects_to_drop" with the rows of reset_objects.sql: all that no new database has,
-- as "kind name", the tables first; at most ten. Default privileges are no objects: a provider may have set them.
-- $1: the history schema, which is the program's own and does not count.
SELECT o.kind || ' ' || o.name
FROM objects_to_drop AS o
WHERE o.kind <> 'default privileges'
    -- A role that may make no schema has got one from another role; what is in it counts.
    AND (
        o.kind <> 'schema'
        OR (
            o.name <> pg_catalog.quote_ident($1)
            AND pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
        )
    )
    -- the history itself
    AND NOT (
        o.kind IN ('table', 'view')
        AND o.name IN (
            SELECT pg_catalog.quote_ident($1) || '.' || h.relation
            FROM pg_catalog.unnest(ARRAY['format', 'history', 'deployment_state', 'schema_snapshot']) AS h (relation)
        )
    )
ORDER BY
    pg_catalog.array_position(
        ARRAY[
            'schema', 'table', 'view', 'materialized view', 'sequence', 'foreign table', 'function', 'procedure',
            'aggregate', 'type'
        ],
        o.kind
    ),
    o.kind,
    o.name
LIMIT 10
