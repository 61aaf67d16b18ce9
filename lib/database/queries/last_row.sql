-- The newest row of a run for a file; null: none. $1: the run, $2: the path of the file
SELECT pg_catalog.max(h.id)
FROM postgres_manager.history AS h
WHERE h.run_id OPERATOR(pg_catalog.=) $1::pg_catalog.uuid AND h.path OPERATOR(pg_catalog.=) $2
