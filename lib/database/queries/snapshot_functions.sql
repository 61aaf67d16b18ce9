-- Functions and procedures. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    p.oid,
    CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
    ARRAY[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(p.proowner) AS owner,
    pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
    pg_catalog.pg_get_function_result(p.oid) AS result,
    l.lanname AS language,
    CASE p.prokind WHEN 'w' THEN 'yes' END AS "window",
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
    CASE WHEN p.proisstrict THEN 'yes' END AS strict,
    CASE WHEN p.prosecdef THEN 'yes' END AS "security definer",
    CASE WHEN p.proleakproof THEN 'yes' END AS leakproof,
    NULLIF(p.procost, CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END) AS cost,
    CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows END AS rows,
    CASE WHEN p.prosupport <> 0 THEN p.prosupport::pg_catalog.oid::pg_catalog.regprocedure END AS "support function",
    CASE WHEN p.protrftypes IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(pg_catalog.format_type(u.type, NULL), ', ' ORDER BY u.place)
            FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS u (type, place)
        )
    END AS transforms,
    CASE WHEN p.proconfig IS NOT NULL THEN
        (
            SELECT pg_catalog.string_agg(s, E'\n' ORDER BY s COLLATE "C")
            FROM pg_catalog.unnest(p.proconfig) AS s
        )
    END AS settings,
    p.probin AS "object file",
    COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid),  -- since 14
    p.prosrc
    )  -- since 14
    AS body
FROM pg_catalog.pg_proc AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
WHERE p.prokind <> 'a'
    -- not the server's own objects
    AND p.oid >= 16384
    -- not the constructors of a range type
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            AND d.objid = p.oid
            AND d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
            AND d.deptype = 'i'
    )
    -- no temporary objects
    AND n.nspname !~ '^pg_temp_'
    AND n.nspname <> $1
