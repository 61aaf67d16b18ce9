-- What this session may read and change of the server, and how it is connected, for the rules of pg_hba.conf.
WITH RECURSIVE member_of (oid) AS (
    SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = session_user
    UNION
    SELECT m.roleid FROM pg_catalog.pg_auth_members AS m JOIN member_of AS o ON o.oid = m.member
)
SELECT
    pg_catalog.has_table_privilege('pg_catalog.pg_hba_file_rules', 'SELECT')
    AND pg_catalog.has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE') AS reads_access_rules,
    pg_catalog.has_function_privilege('pg_catalog.lo_export(oid, text)', 'EXECUTE')
    AND pg_catalog.has_function_privilege('pg_catalog.pg_read_binary_file(text)', 'EXECUTE')
    AND EXISTS (SELECT FROM pg_catalog.pg_settings WHERE name = 'hba_file') AS writes_access_rules,
    pg_catalog.has_function_privilege('pg_catalog.pg_reload_conf()', 'EXECUTE') AS reloads,
    pg_catalog.has_function_privilege('pg_catalog.pg_stat_file(text)', 'EXECUTE')
    AND EXISTS (SELECT FROM pg_catalog.pg_settings WHERE name = 'hba_file') AS reads_file_times,
    -- The role that a provider of managed servers gives to its customers.
    (
        SELECT pg_catalog.min(rolname) FROM pg_catalog.pg_roles
        WHERE rolname IN ('rds_superuser', 'cloudsqlsuperuser', 'azure_pg_admin')
    ) AS provider_role,
    pg_catalog.host(pg_catalog.inet_client_addr()) AS client_address,
    pg_catalog.host(pg_catalog.inet_server_addr()) AS server_address,
    pg_catalog.current_database() AS database,
    session_user AS user_name,
    (
        SELECT pg_catalog.array_agg(r.rolname::pg_catalog.text) FROM pg_catalog.pg_roles AS r JOIN member_of AS o ON o.oid = r.oid
    ) AS roles,
    COALESCE((SELECT ssl FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()), false) AS tls,
    COALESCE((SELECT encrypted FROM pg_catalog.pg_stat_gssapi WHERE pid = pg_catalog.pg_backend_pid()), false) AS gss
