-- A row with rolled_back_at is an attempt that a person has resolved; one without finished_at has failed, or still runs.
SELECT
    h.migration_name AS id, '' AS name, '' AS author, '' AS script,
    CASE
        WHEN h.rolled_back_at IS NOT NULL THEN 'removed'
        WHEN h.finished_at IS NULL THEN 'failed'
        ELSE 'applied'
    END AS state,
    false AS with_earlier, h.checksum AS checksum,
    coalesce(to_char(h.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS finished_at,
    coalesce(greatest(extract(epoch FROM h.finished_at - h.started_at), 0), 0) AS seconds, '' AS applied_by
FROM other_tool.history AS h
ORDER BY h.started_at, h.id
