-- Who may end the session of the role r if the current role may not, by the rules of pg_terminate_backend(). Without a
-- row of pg_roles the session belongs to the server, or is not visible.
CASE
    WHEN (SELECT u.rolsuper FROM pg_catalog.pg_roles AS u WHERE u.rolname = CURRENT_USER) THEN NULL
    WHEN coalesce(r.rolsuper, true) THEN 'a superuser'
    WHEN NOT pg_catalog.pg_has_role(r.oid, 'USAGE') AND NOT pg_catalog.pg_has_role('pg_signal_backend', 'USAGE')
    THEN pg_catalog.format('role %I, its members, those of pg_signal_backend, or a superuser', r.rolname)
END
