-- kept: the number of snapshots to keep, including this one.
WITH outdated AS (
    DELETE FROM postgres_manager.schema_snapshot AS s
    WHERE s.id OPERATOR(pg_catalog.<=) (
        SELECT k.id
        FROM postgres_manager.schema_snapshot AS k
        ORDER BY k.id DESC
        LIMIT 1 OFFSET :'kept'::pg_catalog.int4 OPERATOR(pg_catalog.-) 1
    )
)
INSERT INTO postgres_manager.schema_snapshot (history_id, run_id, fingerprint, canonical_form)
SELECT h.id, h.run_id, :'fingerprint', :'canonical_form'
FROM postgres_manager.history AS h
ORDER BY h.id DESC
LIMIT 1
