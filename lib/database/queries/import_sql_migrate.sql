SELECT
    h.id AS id, '' AS name, '' AS author, '' AS script, 'applied' AS state, false AS with_earlier, '' AS checksum,
    coalesce(to_char(h.applied_at::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS finished_at,
    0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
ORDER BY h.applied_at, h.id
