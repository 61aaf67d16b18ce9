-- The schemas of this database that contain a history, except $1.
SELECT n.nspname
FROM pg_catalog.pg_namespace AS n
JOIN pg_catalog.pg_class AS h ON h.relnamespace = n.oid AND h.relname = 'history' AND h.relkind = 'r'
JOIN pg_catalog.pg_class AS f ON f.relnamespace = n.oid AND f.relname = 'format' AND f.relkind = 'r'
WHERE n.nspname <> $1
    AND EXISTS (
        SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = h.oid AND a.attname = 'token_checksum'
    )
ORDER BY n.nspname
