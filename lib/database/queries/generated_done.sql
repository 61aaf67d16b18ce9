-- What an attempt has run for \gexec. $1: its row
SELECT pg_catalog.unnest(h.generated_done) FROM postgres_manager.history AS h WHERE h.id = $1
