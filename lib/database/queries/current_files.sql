-- For each file of create/ and test-data/, without the texts: the last row that is in place, and the last failed
-- attempt.
SELECT DISTINCT ON (h.path, h.state IN ('failed', 'interrupted'))
    :entry_columns,
    0 AS generated_done,
    false AS partly_done
FROM postgres_manager.history AS h
WHERE h.kind IN ('create', 'create-part', 'repeatable', 'test-data')
ORDER BY h.path, h.state IN ('failed', 'interrupted'), h.id DESC
