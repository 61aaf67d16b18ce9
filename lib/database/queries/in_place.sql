-- Each time that a deployment changed where it stands: enough to see that nothing is to be done. No checksum: it was taken
-- out again, in part if its undo stopped half way.
SELECT h.ordinal, CASE WHEN h.state IN ('undone', 'forgotten', 'failed', 'interrupted') THEN '' ELSE h.checksum END
FROM postgres_manager.history AS h
WHERE h.ordinal IS NOT NULL AND h.kind <> 'manual-deployment'
    AND (h.state NOT IN ('failed', 'interrupted') OR (h.kind = 'undo' AND h.statements_done > 0))
ORDER BY h.ordinal, h.id
