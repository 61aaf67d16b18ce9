-- Schemas. $1: the history schema, which is ours and left out.
SELECT
    'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    n.oid,
    'schema' AS kind,
    ARRAY[n.nspname]::pg_catalog.text[] AS name,
    -- The owner of public was the first superuser of the server, whatever that is called; since 15 it is
    -- pg_database_owner.
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN 'the first superuser of the server'  -- until 14
    ELSE  -- until 14
    pg_catalog.pg_get_userbyid(n.nspowner)
    END  -- until 14
    AS owner
FROM pg_catalog.pg_namespace AS n
-- Left out: the server's own schemas, which initdb makes; public is made by it, too, but is the user's.
WHERE (n.oid >= 16384 OR n.nspname = 'public')
    -- pg_temp_1, pg_toast_temp_1: they come and go with sessions
    AND n.nspname !~ '^pg_(toast_)?temp_'
    AND n.nspname <> $1
