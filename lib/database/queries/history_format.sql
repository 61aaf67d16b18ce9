SELECT coalesce(pg_catalog.max(f.version), 0) AS version FROM postgres_manager.format AS f
