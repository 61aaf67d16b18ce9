SELECT
    h.id AS id, '' AS name, h.author AS author, h.filename AS script,
    CASE WHEN h.exectype = 'FAILED' THEN 'failed' WHEN h.exectype = 'SKIPPED' THEN 'removed' ELSE 'applied' END AS state,
    false AS with_earlier, coalesce(h.md5sum, '') AS checksum,
    to_char(h.dateexecuted::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS finished_at,
    0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
ORDER BY h.orderexecuted
