-- The last snapshot. later_run: the end of the last run that changed the schema without storing a snapshot. Failed runs
-- that committed nothing and changes of the protection do not count.
SELECT
    pg_catalog.to_char(s.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS recorded_at,
    s.fingerprint,
    s.canonical_form,
    pg_catalog.to_char(
        (
            SELECT pg_catalog.max(h.finished_at)
            FROM :history_rows
            WHERE
                h.id OPERATOR(pg_catalog.>) s.history_id
                AND h.kind OPERATOR(pg_catalog.<>) 'protection'
                AND (
                    h.state OPERATOR(pg_catalog.<>) ALL (ARRAY['failed', 'interrupted'])
                    OR h.statements_done OPERATOR(pg_catalog.>) 0
                    OR (
                        SELECT pg_catalog.cardinality(generated_done) OPERATOR(pg_catalog.>) 0
                        FROM postgres_manager.history AS g
                        WHERE g.id OPERATOR(pg_catalog.=) h.id
                    )
                )
        ) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
    ) AS later_run
FROM postgres_manager.schema_snapshot AS s
ORDER BY s.id DESC
LIMIT 1
