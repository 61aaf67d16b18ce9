SELECT h.sql_text FROM postgres_manager.history AS h WHERE h.id = $1
