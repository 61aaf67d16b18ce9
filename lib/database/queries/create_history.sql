-- The history of this database: one row for each attempt to run a file, never rewritten by a later run.
CREATE TABLE IF NOT EXISTS postgres_manager.format (
    version integer NOT NULL
);
COMMENT ON TABLE postgres_manager.format IS 'the version of this schema''s layout, for later versions of postgres-manager';

CREATE TABLE IF NOT EXISTS postgres_manager.history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id uuid NOT NULL,
    kind text NOT NULL,
    ordinal bigint,
    path text NOT NULL,
    state text NOT NULL,
    checksum_algorithm text NOT NULL,
    checksum text NOT NULL,
    token_checksum text NOT NULL,
    sql_text text NOT NULL,
    statements_done integer NOT NULL,
    statements_total integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    duration interval GENERATED ALWAYS AS (finished_at - started_at) STORED,
    database_user text NOT NULL,
    operating_system_user text NOT NULL,
    host text NOT NULL,
    tool_version text NOT NULL,
    server_version text NOT NULL,
    reason text,
    error_severity text,
    error_sqlstate text,
    error_message text,
    error_detail text,
    error_hint text,
    error_context text,
    error_schema text,
    error_table text,
    error_column text,
    error_data_type text,
    error_constraint text,
    error_line integer,
    error_column_number integer,
    generated_done text[]
);
COMMENT ON TABLE postgres_manager.history IS 'each attempt to run a file of the source tree; no run changes the rows of another';
COMMENT ON COLUMN postgres_manager.history.kind IS 'create, create-part (a file before the last one of create --transaction file), deployment, manual-deployment, undo, baseline, repair, repeatable (a file of create/ that was run again), test-data or protection (marked: the instance is protected; forgotten: it is not any more)';
COMMENT ON COLUMN postgres_manager.history.state IS 'applied: it ran; contained: create had it already; adopted: its content ran before as a manual deployment; baselined: it was in place before the history; accepted, marked: a person says that it is in place; undone: its undo file ran; forgotten: a person says that it is not in place; failed, interrupted: the attempt did not change whether it is in place';
COMMENT ON COLUMN postgres_manager.history.checksum IS 'over the text without byte order mark, line ends folded to LF';
COMMENT ON COLUMN postgres_manager.history.token_checksum IS 'over the tokens only: comments and white space left out';
COMMENT ON COLUMN postgres_manager.history.sql_text IS 'the text that ran; rows of large COPY blocks are left out';

COMMENT ON COLUMN postgres_manager.history.generated_done IS 'of an incomplete attempt, what is committed of the statement after the completed ones: SHA-256 of each statement that \gexec generated; ''in part'' for rounds of repeat and for what a procedure or a DO block may have committed';

CREATE INDEX IF NOT EXISTS history_ordinal ON postgres_manager.history (ordinal, id) WHERE ordinal IS NOT NULL AND kind <> 'manual-deployment';
CREATE INDEX IF NOT EXISTS history_other_kinds ON postgres_manager.history (kind, id) WHERE kind <> 'deployment';

-- The current row of each ordinal: the last one that changed whether it is in place, otherwise the last failed attempt.
-- An ordinal is in place unless its state is undone, forgotten, failed or interrupted.
CREATE OR REPLACE VIEW postgres_manager.deployment_state AS
SELECT DISTINCT ON (h.ordinal) h.*
FROM postgres_manager.history AS h
WHERE h.ordinal IS NOT NULL AND h.kind <> 'manual-deployment'
ORDER BY h.ordinal, h.state IN ('failed', 'interrupted'), h.id DESC;
COMMENT ON VIEW postgres_manager.deployment_state IS 'the current state of each deployment: one row per ordinal';

INSERT INTO postgres_manager.format (version)
SELECT 3
WHERE NOT EXISTS (SELECT FROM postgres_manager.format);
