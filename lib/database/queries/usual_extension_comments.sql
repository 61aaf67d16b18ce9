-- The extensions whose comment is the one that CREATE EXTENSION sets.
SELECT extension.extname
FROM pg_catalog.pg_extension AS extension
JOIN pg_catalog.pg_available_extensions AS available ON available.name = extension.extname
WHERE pg_catalog.obj_description(extension.oid, 'pg_extension') = available.comment
ORDER BY extension.extname
