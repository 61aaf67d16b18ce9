-- What every session of ours has set. $1: the application's name; more settings are added behind.
-- Files are read as with standard_conforming_strings = on, PostgreSQL's default since 9.1. The texts of definitions that we
-- compare are those with quote_all_identifiers = off.
-- The timeouts are meant for others: a session may be idle while a hook runs, in a pause, or while the user is asked, and
-- what we ask and record must not be cut off (statements of the user's have their statement_timeout, see
-- execute/statement_timeout.hpp). idle_session_timeout came with PostgreSQL 14.
-- client_connection_check_interval lets the server look every two seconds whether we still live while a statement runs.
-- By default it notices only when the statement has ended, and a killed run would keep its locks until then. The
-- setting came with PostgreSQL 14; only on Linux is it known in all versions.
SELECT
    pg_catalog.set_config('client_encoding', 'UTF8', false),
    pg_catalog.set_config('application_name', $1, false),
    pg_catalog.set_config('standard_conforming_strings', 'on', false),
    pg_catalog.set_config('quote_all_identifiers', 'off', false),
    pg_catalog.set_config('statement_timeout', '0', false),
    pg_catalog.set_config('idle_in_transaction_session_timeout', '0', false),
    CASE
        WHEN pg_catalog.current_setting('idle_session_timeout', true) OPERATOR(pg_catalog.<>) '0'
        THEN pg_catalog.set_config('idle_session_timeout', '0', false)
    END,
    CASE
        WHEN pg_catalog.current_setting('client_connection_check_interval', true) OPERATOR(pg_catalog.=) '0'
            AND pg_catalog.version() OPERATOR(pg_catalog.~~) '%linux%'
        THEN pg_catalog.set_config('client_connection_check_interval', '2s', false)
    END
