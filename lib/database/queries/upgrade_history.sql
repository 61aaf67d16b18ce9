-- From format 1 or 2 to format 3.
ALTER TABLE postgres_manager.history ADD COLUMN IF NOT EXISTS generated_done text[];
DROP INDEX IF EXISTS postgres_manager.history_ordinal;
CREATE INDEX history_ordinal ON postgres_manager.history (ordinal, id)
WHERE ordinal IS NOT NULL AND kind <> 'manual-deployment';
CREATE OR REPLACE VIEW postgres_manager.deployment_state AS
SELECT DISTINCT ON (h.ordinal) h.*
FROM postgres_manager.history AS h
WHERE h.ordinal IS NOT NULL AND h.kind <> 'manual-deployment'
ORDER BY h.ordinal, h.state IN ('failed', 'interrupted'), h.id DESC;
UPDATE postgres_manager.format SET version = 3 WHERE version < 3
