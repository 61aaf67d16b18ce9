-- The first bit of type says that the row is a baseline. The row whose version begins with a dot is Atlas's own.
SELECT
    h.version AS id, h.description AS name, '' AS author, '' AS script,
    CASE WHEN h.applied < h.total OR coalesce(h.error, '') <> '' THEN 'failed' ELSE 'applied' END AS state,
    h.type & 1 = 1 AS with_earlier, coalesce(h.hash, '') AS checksum,
    to_char(h.executed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS finished_at,
    greatest(h.execution_time, 0) / 1000000000.0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
WHERE h.version NOT LIKE '.%'
ORDER BY h.version
