-- Schemas of publications, introduced by PostgreSQL 15.
SELECT
    'pg_catalog.pg_publication_namespace'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    s.oid,
    'publication schema' AS kind,
    ARRAY[p.pubname, n.nspname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_publication'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    p.oid AS parent_oid
FROM pg_catalog.pg_publication_namespace AS s
JOIN pg_catalog.pg_publication AS p ON p.oid = s.pnpubid
JOIN pg_catalog.pg_namespace AS n ON n.oid = s.pnnspid
