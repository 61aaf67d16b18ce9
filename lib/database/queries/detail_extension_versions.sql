-- The versions that CREATE EXTENSION installs, of the extensions that the database contains.
SELECT e.extname AS name, a.default_version AS version
FROM pg_catalog.pg_extension AS e
JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
WHERE a.default_version IS NOT NULL
