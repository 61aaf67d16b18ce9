-- For each deployment, without the texts: the last row that changed whether it is in place, and the last attempt that
-- did not. If an attempt since that row committed something, the last such attempt is returned. The last two columns
-- are the checksums of the content that was in place before an undo or forget.
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
    coalesce(attempt.generated, 0) AS generated_done,
    coalesce(attempt.in_part, false) AS partly_done,
    coalesce(taken_back.checksum, h.checksum) AS checksum_in_place,
    coalesce(taken_back.token_checksum, h.token_checksum) AS token_checksum_in_place
-- A history of format 1 or 2 has no column generated_done: the name then refers to the column of "older".
FROM (SELECT NULL::text[] AS generated_done) AS older
CROSS JOIN postgres_manager.history AS h
LEFT JOIN LATERAL (
    SELECT
        pg_catalog.cardinality(pg_catalog.array_remove(generated_done, 'in part')) AS generated,
        'in part' = ANY (generated_done) AS in_part
    FROM postgres_manager.history AS g
    WHERE g.id = h.id AND h.state IN ('failed', 'interrupted')
) AS attempt ON true
-- The row of an undo has the checksums of the undo file.
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
ORDER BY
    h.ordinal,
    h.state IN ('failed', 'interrupted'),
    (
        h.state IN ('failed', 'interrupted')
        AND (h.statements_done > 0 OR coalesce(attempt.generated > 0 OR attempt.in_part, false))
        AND NOT EXISTS (
            SELECT
            FROM postgres_manager.history AS s
            WHERE s.ordinal = h.ordinal
                AND s.id > h.id
                AND s.kind <> 'manual-deployment'
                AND s.state NOT IN ('failed', 'interrupted')
        )
    ) DESC,
    h.id DESC
