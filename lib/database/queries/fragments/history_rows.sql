-- A history of format 1 or 2 has no column generated_done: the name then refers to the column of "older".
(SELECT NULL::text[] AS generated_done) AS older
CROSS JOIN postgres_manager.history AS h
