-- The materialized views that cannot be read, because they have not been filled: schema and name with a dot.
SELECT schema.nspname || '.' || view.relname AS name
FROM pg_catalog.pg_class AS view
JOIN pg_catalog.pg_namespace AS schema ON schema.oid = view.relnamespace
WHERE view.relkind = 'm' AND NOT view.relispopulated
ORDER BY 1
