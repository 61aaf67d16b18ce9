-- Some versions keep the ".up" of a pair of files in the name.
SELECT
    regexp_replace(h.name, '[.]up$', '') AS id, '' AS name, '' AS author, '' AS script, 'applied' AS state, false AS with_earlier, '' AS checksum,
    to_char(h.run_on::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS finished_at,
    0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
ORDER BY h.run_on, h.id
