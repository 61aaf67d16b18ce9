-- Each change of whether a deployment is in place: enough to see that there is nothing to do. No checksum: it is not
-- completely in place, because it was undone or forgotten, or because it or its undo stopped part-way without a
-- transaction.
SELECT
    h.ordinal,
    CASE WHEN h.state IN ('undone', 'forgotten', 'failed', 'interrupted') THEN '' ELSE h.checksum END AS checksum
FROM :history_rows
WHERE h.ordinal IS NOT NULL AND h.kind <> 'manual-deployment'
    AND (
        h.state NOT IN ('failed', 'interrupted')
        OR h.statements_done > 0
        OR (SELECT pg_catalog.cardinality(generated_done) > 0 FROM postgres_manager.history AS g WHERE g.id = h.id)
    )
ORDER BY h.ordinal, h.id
