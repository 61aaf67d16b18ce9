-- One row with the last version.
SELECT
    h.version::text AS id, '' AS name, '' AS author, '' AS script,
    CASE WHEN h.dirty THEN 'failed' ELSE 'applied' END AS state,
    true AS with_earlier, '' AS checksum, '' AS finished_at, 0 AS seconds, '' AS applied_by
FROM other_tool.history AS h
