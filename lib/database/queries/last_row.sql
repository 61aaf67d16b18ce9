-- The newest row of a run for a file; null: none.
SELECT pg_catalog.max(h.id) AS id
FROM postgres_manager.history AS h
WHERE h.run_id OPERATOR(pg_catalog.=) :'run_id'::pg_catalog.uuid AND h.path OPERATOR(pg_catalog.=) :'path'
