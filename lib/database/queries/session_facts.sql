SELECT
    pg_catalog.pg_backend_pid(),
    pg_catalog.pg_is_in_recovery(),
    pg_catalog.current_setting('server_version'),
    pg_catalog.current_setting('transaction_read_only'),
    pg_catalog.current_setting('synchronous_commit'),
    pg_catalog.gen_random_uuid()
