-- For each deployment, without the texts: the last row that changed whether it is in place, and the last attempt that
-- did not. If an attempt since that row committed something, the last such attempt is returned. checksum_in_place and
-- token_checksum_in_place: of the content that was in place before an undo or forget.
SELECT DISTINCT ON (h.ordinal, h.state IN ('failed', 'interrupted'))
    :entry_columns,
    coalesce(attempt.generated, 0) AS generated_done,
    coalesce(attempt.in_part, false) AS partly_done,
    coalesce(taken_back.checksum, h.checksum) AS checksum_in_place,
    coalesce(taken_back.token_checksum, h.token_checksum) AS token_checksum_in_place
FROM :history_rows
:attempt
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
