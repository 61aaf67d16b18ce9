-- The sessions for which the session with the process id $1 waits; no rows if it does not wait. A transaction that was
-- prepared for two-phase commit has no session: pid 0.
WITH watched AS (
    SELECT a.pid
    FROM pg_catalog.pg_stat_activity AS a
    -- A second connection may have reached another server, where another session has this process id.
    WHERE a.pid = $1::pg_catalog.int4
        AND a.datname = pg_catalog.current_database()
        AND a.usename = SESSION_USER
),
blockers AS (
    -- pg_blocking_pids() returns the number of the leader for each worker of a parallel query.
    SELECT DISTINCT b.pid
    FROM watched AS w, pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid)) AS b (pid)
    -- CREATE INDEX CONCURRENTLY waits for the snapshot of this query.
    WHERE b.pid <> pg_catalog.pg_backend_pid()
),
prepared AS (
    SELECT DISTINCT x.gid, x.owner, x.prepared
    FROM watched AS w
    JOIN pg_catalog.pg_locks AS wanted ON wanted.pid = w.pid AND NOT wanted.granted
    JOIN pg_catalog.pg_locks AS held
        ON held.granted
        AND held.pid IS NULL
        AND held.locktype = wanted.locktype
        AND held.database IS NOT DISTINCT FROM wanted.database
        AND held.relation IS NOT DISTINCT FROM wanted.relation
        AND held.page IS NOT DISTINCT FROM wanted.page
        AND held.tuple IS NOT DISTINCT FROM wanted.tuple
        AND held.transactionid IS NOT DISTINCT FROM wanted.transactionid
        AND held.classid IS NOT DISTINCT FROM wanted.classid
        AND held.objid IS NOT DISTINCT FROM wanted.objid
        AND held.objsubid IS NOT DISTINCT FROM wanted.objsubid
    -- The number of that transaction: it holds a lock on it.
    JOIN pg_catalog.pg_locks AS own
        ON own.locktype = 'transactionid'
        AND own.pid IS NULL
        AND own.mode = 'ExclusiveLock'
        AND own.virtualtransaction = held.virtualtransaction
    JOIN pg_catalog.pg_prepared_xacts AS x ON x.transaction = own.transactionid
)
SELECT
    b.pid,
    a.application_name,
    coalesce(a.usename, p.owner) AS database_user,
    -- An ordinary user sees null here for the sessions of other users.
    CASE
        WHEN a.backend_type = 'client backend' AND a.backend_start IS NOT NULL
        THEN coalesce(pg_catalog.host(a.client_addr), 'local')
    END AS client,
    pg_catalog.to_char(
        coalesce(a.backend_start, p.prepared) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
    ) AS since,
    CASE
        WHEN p.gid IS NOT NULL THEN pg_catalog.format('PREPARE TRANSACTION %L', p.gid)
        WHEN a.backend_start IS NOT NULL THEN a.query
    END AS query,
    CASE
        WHEN p.gid IS NOT NULL THEN pg_catalog.format('ROLLBACK PREPARED %L', p.gid)
        WHEN b.pid <> 0 THEN pg_catalog.format('SELECT pg_terminate_backend(%s)', b.pid)
    END AS "end",
    pg_catalog.date_part(
        'epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) coalesce(a.xact_start, p.prepared)
    ) AS in_transaction,
    CASE
        WHEN p.gid IS NULL THEN :ended_by
        -- by the rules of ROLLBACK PREPARED
        WHEN p.owner <> CURRENT_USER
            AND NOT (SELECT u.rolsuper FROM pg_catalog.pg_roles AS u WHERE u.rolname = CURRENT_USER)
        THEN pg_catalog.format('role %I or a superuser', p.owner)
    END AS ended_by
FROM blockers AS b
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid AND b.pid <> 0
LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.usesysid
LEFT JOIN prepared AS p ON b.pid = 0
ORDER BY b.pid, p.prepared
