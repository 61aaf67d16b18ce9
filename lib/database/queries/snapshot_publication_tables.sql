-- Tables of publications.
SELECT
    'pg_catalog.pg_publication_rel'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    r.oid,
    'publication table' AS kind,
    ARRAY[p.pubname, n.nspname, c.relname]::pg_catalog.text[] AS name,
    CASE WHEN r.prattrs IS NOT NULL THEN  -- since 15
        (  -- since 15
            SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname)  -- since 15
            FROM pg_catalog.pg_attribute AS a  -- since 15
            WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)  -- since 15
        )  -- since 15
    END AS columns,  -- since 15
    pg_catalog.pg_get_expr(r.prqual, r.prrelid) AS condition,  -- since 15
    'pg_catalog.pg_publication'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    p.oid AS parent_oid
FROM pg_catalog.pg_publication_rel AS r
JOIN pg_catalog.pg_publication AS p ON p.oid = r.prpubid
JOIN pg_catalog.pg_class AS c ON c.oid = r.prrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
