-- Whether the role "owner" may own the history.
(
    pg_catalog.pg_get_userbyid(owner) = SESSION_USER
    OR pg_catalog.pg_get_userbyid(owner) = CURRENT_USER
    OR pg_catalog.pg_get_userbyid(owner) = 'pg_database_owner'
    -- a superuser, because only superusers are members of the role that initdb created
    OR pg_catalog.pg_has_role(owner, '10'::pg_catalog.oid, 'MEMBER')
    OR owner = (SELECT d.datdba FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    -- not for superusers, for whom pg_has_role() is always true
    OR (pg_catalog.current_setting('is_superuser') = 'off' AND pg_catalog.pg_has_role(owner, 'MEMBER'))
)
