-- Operators. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_operator'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    o.oid,
    'operator' AS kind,
    ARRAY[
        n.nspname, o.oprname,
        COALESCE(pg_catalog.format_type(NULLIF(o.oprleft, 0), NULL), 'NONE') || ', '
        || COALESCE(pg_catalog.format_type(NULLIF(o.oprright, 0), NULL), 'NONE')
    ]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(o.oprowner) AS owner,
    CASE WHEN o.oprcode <> 0 THEN o.oprcode::pg_catalog.oid::pg_catalog.regprocedure END AS function,
    CASE WHEN o.oprcom <> 0 THEN o.oprcom::pg_catalog.regoperator END AS commutator,
    CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::pg_catalog.regoperator END AS negator,
    CASE WHEN o.oprrest <> 0 THEN o.oprrest::pg_catalog.oid::pg_catalog.regprocedure END AS "restriction estimator",
    CASE WHEN o.oprjoin <> 0 THEN o.oprjoin::pg_catalog.oid::pg_catalog.regprocedure END AS "join estimator",
    CASE WHEN o.oprcanhash THEN 'yes' END AS hashes,
    CASE WHEN o.oprcanmerge THEN 'yes' END AS merges
FROM pg_catalog.pg_operator AS o
JOIN pg_catalog.pg_namespace AS n ON n.oid = o.oprnamespace
WHERE
    -- not the server's own objects
    o.oid >= 16384
    -- no temporary objects
    AND n.nspname !~ '^pg_temp_'
    AND n.nspname <> $1
