-- dbmate and Rails: a row for each version.
SELECT
    h.version::text AS id, '' AS name, '' AS author, '' AS script, 'applied' AS state,
    false AS with_earlier, '' AS checksum, '' AS finished_at, 0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
ORDER BY h.version
