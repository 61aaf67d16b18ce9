-- User mappings. All users can read the view, only superusers the catalog; options that the user may not see are null
-- in the view.
SELECT
    'pg_catalog.pg_user_mapping'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    m.umid AS oid,
    'user mapping' AS kind,
    ARRAY[
        CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(m.usename) END, m.srvname
    ]::pg_catalog.text[] AS name,
    'pg_catalog.pg_foreign_server'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    m.srvid AS parent_oid,
    (
        SELECT pg_catalog.string_agg(
            -- A password is not part of the schema.
            CASE WHEN o ~* '^[^=]*(passw|secret|token)' THEN pg_catalog.split_part(o, '=', 1) || '=(not shown)' ELSE o END,
            E'\n' ORDER BY o COLLATE "C"
        )
        FROM pg_catalog.unnest(m.umoptions) AS o
    ) AS options
FROM pg_catalog.pg_user_mappings AS m
