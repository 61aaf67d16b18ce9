-- Each time that a deployment came into place: enough to see that nothing is to be done.
SELECT h.ordinal, h.checksum
FROM postgres_manager.history AS h
WHERE h.kind = 'deployment' AND h.state IN ('applied', 'contained', 'adopted')
ORDER BY h.ordinal, h.id
