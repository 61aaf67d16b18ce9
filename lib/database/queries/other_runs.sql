-- Without the texts: the manual deployments, and the last row of the create run, or the files of an incomplete create
-- run.
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
    coalesce(attempt.in_part, false) AS partly_done
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
WHERE h.kind = 'manual-deployment'
    OR h.id = (SELECT pg_catalog.max(c.id) FROM postgres_manager.history AS c WHERE c.kind = 'create' AND c.state = 'applied')
    OR (
        h.kind = 'create-part'
        AND h.state = 'applied'
        AND NOT EXISTS (SELECT FROM postgres_manager.history AS c WHERE c.kind = 'create' AND c.state = 'applied')
    )
ORDER BY h.id
