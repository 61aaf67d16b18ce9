-- Roles that users have created: neither the superuser from initdb nor the predefined roles.
SELECT rolname FROM pg_catalog.pg_roles WHERE oid >= 16384 ORDER BY rolname
