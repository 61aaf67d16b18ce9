-- Settings that affect the server's functions and the order of rows, for this transaction only. The search_path is
-- empty, so definitions contain qualified names.
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
    -- The server locks views and rules while it prints them, and a concurrent change may take time.
    pg_catalog.set_config('lock_timeout', '10s', true),
    pg_catalog.set_config('statement_timeout', '300s', true),
    -- The catalogs of a new database were never analyzed, and with the resulting estimates the server would use JIT
    -- compilation.
    pg_catalog.set_config('jit', 'off', true),
    pg_catalog.set_config('max_parallel_workers_per_gather', '0', true),
    -- Planning takes half of the time in a small database. The joins are written in an order in which they can be done,
    -- and the catalogs are in memory: looking up a few rows by an index is faster than reading all.
    pg_catalog.set_config('join_collapse_limit', '1', true),
    pg_catalog.set_config('from_collapse_limit', '1', true),
    pg_catalog.set_config('random_page_cost', '1', true),
    -- Enough to sort the columns of ten thousand tables in memory.
    pg_catalog.set_config('work_mem', '64MB', true)
