-- Text search parsers. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_ts_parser'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    p.oid,
    'text search parser' AS kind,
    ARRAY[n.nspname, p.prsname]::pg_catalog.text[] AS name,
    p.prsstart::pg_catalog.oid::pg_catalog.regprocedure AS "start function",
    p.prstoken::pg_catalog.oid::pg_catalog.regprocedure AS "token function",
    p.prsend::pg_catalog.oid::pg_catalog.regprocedure AS "end function",
    CASE WHEN p.prsheadline <> 0 THEN p.prsheadline::pg_catalog.oid::pg_catalog.regprocedure END
    AS "headline function",
    p.prslextype::pg_catalog.oid::pg_catalog.regprocedure AS "token types function"
FROM pg_catalog.pg_ts_parser AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.prsnamespace
WHERE
    -- not the server's own objects
    p.oid >= 16384
    AND n.nspname <> $1
