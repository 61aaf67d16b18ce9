SELECT
    h.change_id AS id, h.change AS name, '' AS author, h.project AS script, 'applied' AS state, false AS with_earlier,
    coalesce(h.script_hash, '') AS checksum,
    to_char(h.committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS finished_at,
    0 AS seconds, h.committer_name AS applied_by
FROM other_tool.history AS h
ORDER BY h.committed_at
