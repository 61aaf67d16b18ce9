-- The sessions that hold locks on the history, even if only because a transaction that has read it is still open.
-- history_schema: its name, as in the catalog. lock_modes: the relevant ones; null: all
SELECT
    a.pid,
    a.application_name,
    a.usename AS database_user,
    -- An ordinary user sees null here for the sessions of other users.
    CASE WHEN a.backend_start IS NOT NULL THEN coalesce(pg_catalog.host(a.client_addr), 'local') END AS client,
    pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since,
    a.query,
    pg_catalog.format('SELECT pg_terminate_backend(%s)', a.pid) AS "end",
    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.xact_start) AS in_transaction,
    :ended_by AS ended_by
FROM pg_catalog.pg_stat_activity AS a
LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.usesysid
WHERE a.pid <> pg_catalog.pg_backend_pid()
    AND a.pid IN (
        SELECT l.pid
        FROM pg_catalog.pg_locks AS l
        JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE l.granted
            AND n.nspname = :'history_schema'
            AND (:'lock_modes'::pg_catalog.text[] IS NULL OR l.mode = ANY (:'lock_modes'))
            AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    )
ORDER BY a.pid
