-- The completed statements of \gexec in an attempt, and 'in part' if it committed something else of that statement. $1:
-- the row of the attempt
SELECT pg_catalog.unnest(h.generated_done) AS statement FROM postgres_manager.history AS h WHERE h.id = $1
