-- An undone version has a row after its own; DELETE is a row that Flyway's repair has added. A row of type BASELINE
-- stands for all versions up to its own, and so does a B file, whose checksum is not that of a V file.
SELECT
    coalesce(h.version, '') AS id, h.description AS name, '' AS author, h.script AS script,
    CASE
        WHEN NOT h.success THEN 'failed'
        WHEN h.type LIKE 'UNDO%' OR h.type = 'DELETE' THEN 'removed'
        ELSE 'applied'
    END AS state,
    h.type IN ('BASELINE', 'SQL_BASELINE') AS with_earlier,
    CASE WHEN h.type = 'SQL_BASELINE' THEN '' ELSE coalesce(h.checksum::text, '') END AS checksum,
    to_char(h.installed_on::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS finished_at,
    greatest(h.execution_time, 0) / 1000.0 AS seconds, h.installed_by AS applied_by
FROM other_tool.history AS h
WHERE h.type <> 'SCHEMA'
ORDER BY h.installed_rank
