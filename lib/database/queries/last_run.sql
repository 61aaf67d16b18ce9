-- The run that wrote the newest row of the history; no row: the history is empty.
SELECT
    pg_catalog.date_part('epoch', pg_catalog.max(h.finished_at)) AS finished_at,
    pg_catalog.date_part('epoch', pg_catalog.max(h.finished_at) - pg_catalog.min(h.started_at)) AS seconds,
    pg_catalog.bool_or(h.state IN ('failed', 'interrupted')) AS failed
FROM postgres_manager.history AS h
WHERE h.run_id = (SELECT l.run_id FROM postgres_manager.history AS l ORDER BY l.id DESC LIMIT 1)
GROUP BY h.run_id
