-- Whether the history schema exists, and whether it contains a history.
-- $1: the name of the history schema, as in the catalog
SELECT
    EXISTS (SELECT FROM pg_catalog.pg_namespace AS n WHERE n.nspname = $1) AS schema_exists,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relname = 'history' AND c.relkind = 'r'
    ) AS history_exists
