-- What an attempt has run for \gexec, and 'in part' if it committed something else of that statement. $1: its row
SELECT pg_catalog.unnest(h.generated_done) FROM postgres_manager.history AS h WHERE h.id = $1
