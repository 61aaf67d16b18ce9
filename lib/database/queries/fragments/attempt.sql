-- What a failed attempt h has committed of its first incomplete statement. Follows history_rows.
LEFT JOIN LATERAL (
    SELECT
        pg_catalog.cardinality(pg_catalog.array_remove(generated_done, 'in part')) AS generated,
        'in part' = ANY (generated_done) AS in_part
    FROM postgres_manager.history AS g
    WHERE g.id = h.id AND h.state IN ('failed', 'interrupted')
) AS attempt ON true
