-- Lets the server look every two seconds whether we still live while a statement runs. By default it notices only when
-- the statement has ended, and a killed run would keep its locks until then. The setting came with PostgreSQL 14; only
-- on Linux is it known in all versions.
SELECT pg_catalog.set_config('client_connection_check_interval', '2s', false)
WHERE pg_catalog.current_setting('client_connection_check_interval', true) = '0'
    AND pg_catalog.version() LIKE '%linux%'
