-- Policies of row security. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_policy'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    p.oid,
    'policy' AS kind,
    ARRAY[n.nspname, c.relname, p.polname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    c.oid AS parent_oid,
    CASE WHEN NOT p.polpermissive THEN 'yes' END AS restrictive,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END
    AS command,
    (
        SELECT
            pg_catalog.string_agg(
                pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)), ', '
                ORDER BY pg_catalog.pg_get_userbyid(r)
            )
        FROM pg_catalog.unnest(p.polroles) AS r
        WHERE r <> 0
    ) AS roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using",
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "with check"
FROM pg_catalog.pg_policy AS p
JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    -- no temporary objects
    c.relpersistence <> 't'
    AND n.nspname <> $1
