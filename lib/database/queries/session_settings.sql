-- The settings of each of our sessions. $1: the application name; more settings are appended.
-- Files are read with standard_conforming_strings = on, PostgreSQL's default since 9.1. Definitions are compared with
-- quote_all_identifiers = off.
-- Timeouts are off: a session may be idle while a hook runs, during a pause, or while the user is asked, and our own
-- queries must not be cancelled (the user's statements have their statement_timeout, see
-- execute/statement_timeout.hpp). PostgreSQL 14 introduced idle_session_timeout.
-- With client_connection_check_interval the server checks every two seconds during a statement whether the client still
-- exists. By default it notices only after the statement, and a killed run would keep its locks until then. PostgreSQL
-- 14 introduced the setting; only on Linux do all versions accept it.
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
