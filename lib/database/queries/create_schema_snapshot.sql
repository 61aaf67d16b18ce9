-- Created with the schema of the history; if that was there already, by the first run that stores a snapshot. Programs
-- that do not know this table ignore it, so it does not need a new format of the history.
CREATE TABLE IF NOT EXISTS postgres_manager.schema_snapshot (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    history_id bigint NOT NULL,
    run_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    server_version text NOT NULL DEFAULT pg_catalog.current_setting('server_version'),
    fingerprint text NOT NULL,
    canonical_form text NOT NULL
);
COMMENT ON TABLE postgres_manager.schema_snapshot IS 'the schema of the database as the last runs left it; the history itself is left out';
COMMENT ON COLUMN postgres_manager.schema_snapshot.history_id IS 'the newest row of the history then';
COMMENT ON COLUMN postgres_manager.schema_snapshot.fingerprint IS 'SHA-256 over the canonical form without its line "server"';
COMMENT ON COLUMN postgres_manager.schema_snapshot.canonical_form IS 'one line per fact; compressed by the server'
