-- From format 1 to format 2.
ALTER TABLE postgres_manager.history ADD COLUMN IF NOT EXISTS generated_done text[];
UPDATE postgres_manager.format SET version = 2 WHERE version < 2
