-- Whether there is the history schema, and whether there is a history in it.
-- $1: the history schema's name, as it is written in the catalog
SELECT
    EXISTS (SELECT FROM pg_catalog.pg_namespace AS n WHERE n.nspname = $1),
    EXISTS (
        SELECT
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relname = 'history' AND c.relkind = 'r'
    )
