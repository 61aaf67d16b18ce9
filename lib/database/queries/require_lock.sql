-- Fails with division_by_zero unless this session holds the run lock: a file may have released it
-- (pg_advisory_unlock_all, DISCARD ALL). In a pipeline, only an error prevents the following statements from running.
-- upper, lower: the halves of the advisory lock's key. The condition on the process id detects that a pooler has
-- switched to another server process.
SELECT 1 OPERATOR(pg_catalog./) pg_catalog.count(*)
FROM pg_catalog.pg_locks AS l
WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'
    AND l.granted
    AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
    AND l.objsubid OPERATOR(pg_catalog.=) 1::pg_catalog.int2
    AND l.classid OPERATOR(pg_catalog.=) :'upper'::pg_catalog.oid
    AND l.objid OPERATOR(pg_catalog.=) :'lower'::pg_catalog.oid
    AND l.database OPERATOR(pg_catalog.=) (
        SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
    )
