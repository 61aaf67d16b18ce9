INSERT INTO postgres_manager.history AS h (
    run_id, kind, ordinal, path, state, checksum_algorithm, checksum, token_checksum, sql_text,
    statements_done, statements_total, started_at, finished_at,
    database_user, operating_system_user, host, tool_version, server_version, reason,
    error_severity, error_sqlstate, error_message, error_detail, error_hint, error_context,
    error_schema, error_table, error_column, error_data_type, error_constraint, error_line, error_column_number
)
SELECT
    $1::pg_catalog.uuid, $2, $3::pg_catalog.int8, $4, $5, $6, $7, $8, $9,
    $10::pg_catalog.int4, $11::pg_catalog.int4,
    c.finished_at - $12::pg_catalog.float8 * '1 second'::pg_catalog.interval, c.finished_at,
    session_user, $13, $14, $15, pg_catalog.current_setting('server_version'), $16,
    $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28::pg_catalog.int4, $29::pg_catalog.int4
FROM (SELECT pg_catalog.clock_timestamp()) AS c (finished_at)
RETURNING h.id
