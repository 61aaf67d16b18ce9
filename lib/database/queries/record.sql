-- $12: the duration; null: since the beginning of the transaction, or since the previous row if that is in the same
-- transaction. $30: the key of the run lock; run_id is null if this session does not hold the lock and cannot get it.
-- $32: the row that contains the text if $9 is null. Fails with division_by_zero if the row was not added (e.g. because
-- of a trigger) or is not the last one: without its row, the change must not be committed.
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
        CASE WHEN pg_catalog.pg_try_advisory_lock($30::pg_catalog.int8) THEN $1::pg_catalog.uuid END,
        $2, $3::pg_catalog.int8, $4, $5, $6, $7, $8,
        coalesce(
            $9,
            (SELECT r.sql_text FROM postgres_manager.history AS r WHERE r.id OPERATOR(pg_catalog.=) $32::pg_catalog.int8)
        ),
        $10::pg_catalog.int4, $11::pg_catalog.int4,
        coalesce(
            c.finished_at OPERATOR(pg_catalog.-)
                ($12::pg_catalog.float8 OPERATOR(pg_catalog.*) '1 second'::pg_catalog.interval),
            greatest(pg_catalog.transaction_timestamp(), (SELECT l.finished_at FROM last AS l))
        ),
        c.finished_at,
        session_user, $13, $14, $15, pg_catalog.current_setting('server_version'), $16,
        $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28::pg_catalog.int4, $29::pg_catalog.int4,
        $31::pg_catalog.text[]
    FROM (SELECT pg_catalog.clock_timestamp()) AS c (finished_at)
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
