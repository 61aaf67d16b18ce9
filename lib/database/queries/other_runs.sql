-- Manual deployments, and the last row of the create run or else the files of one that has not come to its end, without
-- the texts.
SELECT
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
    pg_catalog.to_char(h.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    pg_catalog.date_part('epoch', h.duration),
    h.database_user,
    h.reason,
    h.error_severity,
    h.error_sqlstate,
    h.error_message,
    h.error_detail,
    h.error_hint,
    h.error_context,
    h.error_line,
    h.error_column_number
FROM postgres_manager.history AS h
WHERE h.kind = 'manual-deployment'
    OR h.id = (SELECT pg_catalog.max(c.id) FROM postgres_manager.history AS c WHERE c.kind = 'create' AND c.state = 'applied')
    OR (
        h.kind = 'create-part'
        AND h.state = 'applied'
        AND NOT EXISTS (SELECT FROM postgres_manager.history AS c WHERE c.kind = 'create' AND c.state = 'applied')
    )
ORDER BY h.id
