SELECT pg_catalog.max(f.version) FROM postgres_manager.format AS f
