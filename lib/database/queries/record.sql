-- seconds: the duration; null: since the beginning of the transaction, or since the previous row if that is in the same
-- transaction. finished_at: null: now. lock_key: the key of the run lock; the column run_id is null if this session
-- does not hold the lock and cannot get it. text_entry: the row that contains the text if sql_text is null. Fails with
-- division_by_zero if the row was not added (e.g. because of a trigger) or is not the last one: without its row, the
-- change must not be committed.
WITH last AS (
    SELECT h.id, h.finished_at FROM postgres_manager.history AS h ORDER BY h.id DESC LIMIT 1
),
added AS (
    INSERT INTO postgres_manager.history AS h (
        run_id, kind, ordinal, path, state, checksum_algorithm, checksum, token_checksum, sql_text,
        statements_done, statements_total, started_at, finished_at,
        database_user, operating_system_user, host, tool_version, server_version, reason,
        error_severity, error_sqlstate, error_message, error_detail, error_hint, error_context,
        error_schema, error_table, error_column, error_data_type, error_constraint, error_line, error_column_number,
        generated_done
    )
    SELECT
        CASE WHEN pg_catalog.pg_try_advisory_lock(:'lock_key'::pg_catalog.int8) THEN :'run_id'::pg_catalog.uuid END,
        :'kind', :'ordinal'::pg_catalog.int8, :'path', :'state', :'checksum_algorithm', :'checksum', :'token_checksum',
        coalesce(
            :'sql_text',
            (
                SELECT r.sql_text
                FROM postgres_manager.history AS r
                WHERE r.id OPERATOR(pg_catalog.=) :'text_entry'::pg_catalog.int8
            )
        ),
        :'statements_done'::pg_catalog.int4, :'statements_total'::pg_catalog.int4,
        coalesce(
            c.finished_at OPERATOR(pg_catalog.-)
                (:'seconds'::pg_catalog.float8 OPERATOR(pg_catalog.*) '1 second'::pg_catalog.interval),
            greatest(pg_catalog.transaction_timestamp(), (SELECT l.finished_at FROM last AS l))
        ),
        c.finished_at,
        session_user, :'operating_system_user', :'host', :'tool_version', pg_catalog.current_setting('server_version'),
        :'reason',
        :'error_severity', :'error_sqlstate', :'error_message', :'error_detail', :'error_hint', :'error_context',
        :'error_schema', :'error_table', :'error_column', :'error_data_type', :'error_constraint',
        :'error_line'::pg_catalog.int4, :'error_column_number'::pg_catalog.int4,
        :'generated_done'::pg_catalog.text[]
    FROM (
        SELECT coalesce(:'finished_at'::pg_catalog.timestamptz, pg_catalog.clock_timestamp())
    ) AS c (finished_at)
    RETURNING h.id, pg_catalog.date_part('epoch', h.duration) AS seconds
)
SELECT
    (SELECT a.id FROM added AS a) AS id,
    (SELECT a.seconds FROM added AS a) AS seconds,
    1 OPERATOR(pg_catalog./) (
        SELECT pg_catalog.count(*)
        FROM added AS a
        WHERE a.id OPERATOR(pg_catalog.>) coalesce((SELECT l.id FROM last AS l), 0)
    ) AS added
