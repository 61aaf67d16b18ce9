-- $1, $2: upper and lower half of the advisory lock's key. Asked by process id, so that the answer is also no when a
-- pooler has handed us another server process in the meantime.
SELECT EXISTS (
    SELECT
    FROM pg_catalog.pg_locks AS l
    WHERE l.locktype = 'advisory'
        AND l.granted
        AND l.pid = pg_catalog.pg_backend_pid()
        AND l.objsubid = 1
        AND l.classid = $1::pg_catalog.oid
        AND l.objid = $2::pg_catalog.oid
        AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
)
