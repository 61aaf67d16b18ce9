-- Of each deployment the last row that changed where it stands, and the last attempt that did not, without the texts. The
-- last two columns: the checksums of what was in place before a row that took it out again.
SELECT DISTINCT ON (h.ordinal, h.state IN ('failed', 'interrupted'))
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
    h.error_column_number,
    coalesce(taken_back.checksum, h.checksum),
    coalesce(taken_back.token_checksum, h.token_checksum)
FROM postgres_manager.history AS h
-- The row of an undo is about its own file.
LEFT JOIN LATERAL (
    SELECT t.checksum, t.token_checksum
    FROM postgres_manager.history AS t
    WHERE h.state = 'undone'
        AND t.ordinal = h.ordinal
        AND t.id < h.id
        AND t.kind <> 'manual-deployment'
        AND t.state NOT IN ('failed', 'interrupted', 'undone', 'forgotten')
    ORDER BY t.id DESC
    LIMIT 1
) AS taken_back ON true
WHERE h.ordinal IS NOT NULL AND h.kind <> 'manual-deployment'
ORDER BY h.ordinal, h.state IN ('failed', 'interrupted'), h.id DESC
