-- How many locks the server's lock table is made for. All sessions share it.
SELECT
    pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8
    OPERATOR(pg_catalog.*) (
        pg_catalog.current_setting('max_connections')::pg_catalog.int8
        OPERATOR(pg_catalog.+) pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8
    ) AS locks
