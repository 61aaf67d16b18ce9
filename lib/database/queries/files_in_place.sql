-- What each file of create/ held when it ran last: enough to see that none is to be run again. No checksum: it was taken
-- out of create/ since.
SELECT DISTINCT ON (h.path) h.path, CASE WHEN h.state = 'forgotten' THEN '' ELSE h.checksum END
FROM postgres_manager.history AS h
WHERE h.kind IN ('create', 'create-part', 'repeatable') AND h.state NOT IN ('failed', 'interrupted')
ORDER BY h.path, h.id DESC
