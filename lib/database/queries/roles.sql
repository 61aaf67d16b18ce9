-- Roles that somebody has made: not the one from initdb nor those that every server has.
SELECT rolname FROM pg_catalog.pg_roles WHERE oid >= 16384 ORDER BY rolname
