-- What the texts of the server's functions and the order of rows depend on, for this transaction alone. Nothing on the
-- search_path: so every name is qualified.
SELECT
    pg_catalog.set_config('search_path', '', true),
    pg_catalog.set_config('client_encoding', 'UTF8', true),
    pg_catalog.set_config('TimeZone', 'UTC', true),
    pg_catalog.set_config('DateStyle', 'ISO', true),
    pg_catalog.set_config('IntervalStyle', 'postgres', true),
    pg_catalog.set_config('extra_float_digits', '3', true),
    pg_catalog.set_config('quote_all_identifiers', 'off', true),
    pg_catalog.set_config('bytea_output', 'hex', true),
    pg_catalog.set_config('standard_conforming_strings', 'on', true),
    pg_catalog.set_config('row_security', 'off', true),
    -- Views and rules are locked while they are written out; a change under way may take its time.
    pg_catalog.set_config('lock_timeout', '10s', true),
    pg_catalog.set_config('statement_timeout', '300s', true),
    -- The catalogs of a new database were never analyzed, and what that does to estimates makes the compiler start.
    pg_catalog.set_config('jit', 'off', true),
    pg_catalog.set_config('max_parallel_workers_per_gather', '0', true),
    -- The columns of ten thousand tables are sorted in memory.
    pg_catalog.set_config('work_mem', '64MB', true)
