-- Whether the session with the process id $1 waits for its client; no rows if there is no such session.
SELECT coalesce(a.wait_event_type = 'Client' AND a.wait_event = 'ClientRead', false) AS waits
FROM pg_catalog.pg_stat_activity AS a
WHERE a.pid = $1::pg_catalog.int4
    AND a.datname = pg_catalog.current_database()
    AND a.usename = SESSION_USER
