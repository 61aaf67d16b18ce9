-- The checksum of each file of create/ when it last ran: enough to see that no file must run again. An empty checksum:
-- the file was since removed from create/.
SELECT DISTINCT ON (h.path) h.path, CASE WHEN h.state = 'forgotten' THEN '' ELSE h.checksum END AS checksum
FROM postgres_manager.history AS h
WHERE h.kind IN ('create', 'create-part', 'repeatable') AND h.state NOT IN ('failed', 'interrupted')
ORDER BY h.path, h.id DESC
