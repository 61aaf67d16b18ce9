-- upper, lower: the halves of the advisory lock's key. A bigint key has objsubid 1.
SELECT
    l.pid,
    a.application_name,
    a.usename AS database_user,
    -- An ordinary user sees null here for the sessions of other users.
    CASE WHEN a.backend_start IS NOT NULL THEN coalesce(pg_catalog.host(a.client_addr), 'local') END AS client,
    pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since,
    CASE WHEN a.backend_start IS NOT NULL THEN a.query END AS query,
    pg_catalog.format('SELECT pg_terminate_backend(%s)', l.pid) AS "end",
    -- not the age of the transaction: the holder is another run, for which one should wait
    NULL AS in_transaction,
    :ended_by AS ended_by
FROM pg_catalog.pg_locks AS l
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.usesysid
WHERE l.locktype = 'advisory'
    AND l.granted
    AND l.objsubid = 1
    AND l.classid = :'upper'::pg_catalog.oid
    AND l.objid = :'lower'::pg_catalog.oid
    AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
