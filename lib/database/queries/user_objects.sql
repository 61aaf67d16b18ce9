-- At most ten objects that a new database does not have, as "kind name", tables first. Default privileges do not count: a
-- provider may have set them. The history schema $1 does not count.
WITH objects_to_drop AS (
    :reset_objects
)
SELECT o.kind || ' ' || o.name AS object
FROM objects_to_drop AS o
WHERE o.kind <> 'default privileges'
    -- A schema of a role without CREATE on the database was created for it by another role, so only its contents count.
    AND (
        o.kind <> 'schema'
        OR (
            o.name <> pg_catalog.quote_ident($1)
            AND pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
        )
    )
    -- not the history itself
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
