-- The rules in pg_hba.conf of the server, as it reads them at this moment. A rule that only has an error is not loaded.
SELECT
    line_number, type, database AS databases, user_name AS users, address, netmask, auth_method AS method, options, error
FROM pg_catalog.pg_hba_file_rules
ORDER BY line_number
