-- Fails with division_by_zero unless this session holds the lock of all runs: a file may have given it up
-- (pg_advisory_unlock_all, DISCARD ALL). In a pipeline only an error keeps what follows from running.
-- $1, $2: upper and lower half of the advisory lock's key. Asked by process id, so that the answer is also no when a
-- pooler has handed us another server process in the meantime.
SELECT 1 OPERATOR(pg_catalog./) pg_catalog.count(*)
FROM pg_catalog.pg_locks AS l
WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'
    AND l.granted
    AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
    AND l.objsubid OPERATOR(pg_catalog.=) 1::pg_catalog.int2
    AND l.classid OPERATOR(pg_catalog.=) $1::pg_catalog.oid
    AND l.objid OPERATOR(pg_catalog.=) $2::pg_catalog.oid
    AND l.database OPERATOR(pg_catalog.=) (
        SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
    )
