-- Liquibase holds its lock while the row says so.
SELECT h.locked AS locked, coalesce(h.lockedby, '') AS locked_by FROM other_tool.lock AS h
