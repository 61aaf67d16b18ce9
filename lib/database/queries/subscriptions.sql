-- The subscriptions of the database $1. All databases share the catalog.
SELECT s.subname
FROM pg_catalog.pg_subscription AS s
JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
WHERE d.datname = $1
ORDER BY s.subname
