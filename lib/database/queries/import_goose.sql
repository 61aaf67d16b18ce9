-- Older versions of goose record a rollback as a row that is not applied; newer ones delete the row. The row of version
-- 0 is the table's own.
SELECT
    h.version_id::text AS id, '' AS name, '' AS author, '' AS script,
    CASE WHEN h.is_applied THEN 'applied' ELSE 'removed' END AS state,
    false AS with_earlier, '' AS checksum,
    coalesce(to_char(h.tstamp::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS finished_at,
    0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
WHERE h.version_id <> 0
ORDER BY h.id
