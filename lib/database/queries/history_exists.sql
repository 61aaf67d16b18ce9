-- $1: the history schema's name, as it is written in the catalog
SELECT pg_catalog.count(*) > 0
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = 'history' AND c.relkind = 'r'
