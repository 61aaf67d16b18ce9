-- For each file of create/ and test-data/, without the texts: the last row that is in place, and the last failed
-- attempt.
SELECT DISTINCT ON (h.path, h.state IN ('failed', 'interrupted'))
    h.id,
    h.run_id,
    h.kind,
    h.ordinal,
    h.path,
    h.state,
    h.checksum,
    h.token_checksum,
    h.statements_done,
    h.statements_total,
    pg_catalog.to_char(h.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS finished_at,
    pg_catalog.date_part('epoch', h.duration) AS seconds,
    h.database_user,
    h.reason,
    h.error_severity,
    h.error_sqlstate,
    h.error_message,
    h.error_detail,
    h.error_hint,
    h.error_context,
    coalesce(h.error_line, 0) AS error_line,
    coalesce(h.error_column_number, 0) AS error_column_number,
    0 AS generated_done,
    false AS partly_done
FROM postgres_manager.history AS h
WHERE h.kind IN ('create', 'create-part', 'repeatable', 'test-data')
ORDER BY h.path, h.state IN ('failed', 'interrupted'), h.id DESC
