-- Without the texts: the manual deployments, and the last row of the create run, or the files of an incomplete create
-- run.
SELECT
    :entry_columns,
    coalesce(attempt.generated, 0) AS generated_done,
    coalesce(attempt.in_part, false) AS partly_done
FROM :history_rows
:attempt
WHERE h.kind = 'manual-deployment'
    OR h.id = (SELECT pg_catalog.max(c.id) FROM postgres_manager.history AS c WHERE c.kind = 'create' AND c.state = 'applied')
    OR (
        h.kind = 'create-part'
        AND h.state = 'applied'
        AND NOT EXISTS (SELECT FROM postgres_manager.history AS c WHERE c.kind = 'create' AND c.state = 'applied')
    )
ORDER BY h.id
