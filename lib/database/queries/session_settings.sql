-- What every session of ours has set. $1: the application's name; more settings are added behind.
-- client_connection_check_interval lets the server look every two seconds whether we still live while a statement runs.
-- By default it notices only when the statement has ended, and a killed run would keep its locks until then. The
-- setting came with PostgreSQL 14; only on Linux is it known in all versions.
SELECT
    pg_catalog.set_config('client_encoding', 'UTF8', false),
    pg_catalog.set_config('application_name', $1, false),
    CASE
        WHEN pg_catalog.current_setting('client_connection_check_interval', true) OPERATOR(pg_catalog.=) '0'
            AND pg_catalog.version() OPERATOR(pg_catalog.~~) '%linux%'
        THEN pg_catalog.set_config('client_connection_check_interval', '2s', false)
    END
