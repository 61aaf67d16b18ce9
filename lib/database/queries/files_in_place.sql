-- What each file of create/ held when it ran last: enough to see that none is to be run again.
SELECT DISTINCT ON (h.path) h.path, h.checksum
FROM postgres_manager.history AS h
WHERE h.kind IN ('create', 'create-part', 'repeatable') AND h.state NOT IN ('failed', 'interrupted')
ORDER BY h.path, h.id DESC
