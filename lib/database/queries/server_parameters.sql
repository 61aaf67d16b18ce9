-- The parameters of the server with the names in $1, in lower case.
WITH
in_files AS (  -- for superusers
    SELECT DISTINCT ON (pg_catalog.lower(f.name)) pg_catalog.lower(f.name) AS name, f.setting, f.sourcefile  -- for superusers
    FROM pg_catalog.pg_file_settings AS f  -- for superusers
    ORDER BY pg_catalog.lower(f.name), f.seqno DESC  -- for superusers
),  -- for superusers
shown AS (
    SELECT s.*, pg_catalog.lower(s.name) AS key,
        -- Of these sources, this session's value is that of all sessions.
        s.source IN ('default', 'environment variable', 'configuration file', 'command line', 'override') AS is_general
    FROM pg_catalog.pg_settings AS s
)
SELECT
    s.name, s.vartype AS type, s.unit, s.enumvals AS allowed,
    CASE
        WHEN s.is_general THEN s.setting
        WHEN f.setting IS NOT NULL THEN f.setting  -- for superusers
        WHEN true THEN s.boot_val  -- for superusers
        ELSE s.reset_val
    END AS value,
    f.setting AS in_file,  -- for superusers
    CASE WHEN f.sourcefile LIKE '%postgresql.auto.conf' THEN f.setting END AS set_by_alter_system,  -- for superusers
    s.pending_restart, s.context = 'postmaster' AS needs_restart, s.context = 'internal' AS is_fixed,
    s.source IN ('command line', 'environment variable') AS on_command_line
FROM shown AS s
LEFT JOIN in_files AS f ON f.name = s.key  -- for superusers
WHERE s.key = ANY (:'names'::pg_catalog.text[])
UNION ALL
-- Those of libraries that are not loaded: a value in the files is all that the server knows of them.
SELECT
    n.name, 'string', NULL, NULL, n.value,
    NULL,  -- for superusers
    NULL,  -- for superusers
    false, false, true, false
FROM (
    -- The server refuses to say those that it hides from the role.
    SELECT
        u.name,
        CASE
            WHEN pg_catalog.strpos(u.name, '.') > 0 AND pg_catalog.pg_has_role('pg_read_all_settings', 'MEMBER')
                THEN pg_catalog.current_setting(u.name, true)
        END AS value
    FROM pg_catalog.unnest(:'names'::pg_catalog.text[]) AS u (name)
) AS n
WHERE
    n.value IS NOT NULL
    AND NOT EXISTS (SELECT FROM shown AS s WHERE s.key = n.name)
