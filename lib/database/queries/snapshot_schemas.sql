-- Schemas. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    n.oid,
    'schema' AS kind,
    ARRAY[n.nspname]::pg_catalog.text[] AS name,
    -- Before PostgreSQL 15, the owner of public was the first superuser of the server, whose name differs between
    -- servers; now it is pg_database_owner.
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN 'the first superuser of the server'  -- until 14
    ELSE  -- until 14
    pg_catalog.pg_get_userbyid(n.nspowner)
    END  -- until 14
    AS owner
FROM pg_catalog.pg_namespace AS n
-- Excluded: the server's own schemas. initdb also creates public, but public belongs to the user.
WHERE (n.oid >= 16384 OR n.nspname = 'public')
    -- not pg_temp_1, pg_toast_temp_1 etc., which hold temporary objects
    AND n.nspname !~ '^pg_(toast_)?temp_'
    AND n.nspname <> $1
