-- lock_key: the key of the run lock, to take it if it is free; null: do not take it. libpq_pid: the process id of our
-- server process according to libpq. Through a pooler the id differs, and then the lock must not be taken, because the
-- session may not be ours. lock_table_size: how many locks the lock table is made for; all sessions share it.
SELECT
    pg_catalog.pg_backend_pid() AS backend_pid,
    pg_catalog.pg_is_in_recovery() AS standby,
    pg_catalog.current_setting('server_version') AS server_version,
    pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool AS read_only,
    pg_catalog.current_setting('synchronous_commit') AS synchronous_commit,
    pg_catalog.current_setting('statement_timeout') AS statement_timeout,
    pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8
    OPERATOR(pg_catalog.*) (
        pg_catalog.current_setting('max_connections')::pg_catalog.int8
        OPERATOR(pg_catalog.+) pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8
    ) AS lock_table_size,
    pg_catalog.gen_random_uuid() AS run_id,
    CASE
        WHEN pg_catalog.pg_backend_pid() = :'libpq_pid'::pg_catalog.int4
        THEN pg_catalog.pg_try_advisory_lock(:'lock_key')
    END AS locked
