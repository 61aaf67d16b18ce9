-- Aggregates. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    p.oid,
    'aggregate' AS kind,
    ARRAY[n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(p.proowner) AS owner,
    pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
    pg_catalog.pg_get_function_result(p.oid) AS result,
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
    CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END AS form,
    NULLIF(a.aggnumdirectargs, 0) AS "direct arguments",
    a.aggtransfn::pg_catalog.oid::pg_catalog.regprocedure AS "state function",
    a.aggtranstype::pg_catalog.regtype AS "state type",
    NULLIF(a.aggtransspace, 0) AS "state size",
    a.agginitval AS "initial value",
    CASE WHEN a.aggfinalfn <> 0 THEN a.aggfinalfn::pg_catalog.oid::pg_catalog.regprocedure END AS "final function",
    CASE WHEN a.aggfinalextra THEN 'yes' END AS "final function with extra arguments",
    NULLIF(a.aggfinalmodify, CASE WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END::pg_catalog."char")
    AS "final function may modify the state",
    CASE WHEN a.aggcombinefn <> 0 THEN a.aggcombinefn::pg_catalog.oid::pg_catalog.regprocedure END AS "combine function",
    CASE WHEN a.aggserialfn <> 0 THEN a.aggserialfn::pg_catalog.oid::pg_catalog.regprocedure END
    AS "serialization function",
    CASE WHEN a.aggdeserialfn <> 0 THEN a.aggdeserialfn::pg_catalog.oid::pg_catalog.regprocedure END
    AS "deserialization function",
    CASE WHEN a.aggmtransfn <> 0 THEN a.aggmtransfn::pg_catalog.oid::pg_catalog.regprocedure END
    AS "moving state function",
    CASE WHEN a.aggminvtransfn <> 0 THEN a.aggminvtransfn::pg_catalog.oid::pg_catalog.regprocedure END
    AS "moving inverse function",
    CASE WHEN a.aggmtranstype <> 0 THEN a.aggmtranstype::pg_catalog.regtype END AS "moving state type",
    NULLIF(a.aggmtransspace, 0) AS "moving state size",
    a.aggminitval AS "moving initial value",
    CASE WHEN a.aggmfinalfn <> 0 THEN a.aggmfinalfn::pg_catalog.oid::pg_catalog.regprocedure END
    AS "moving final function",
    CASE WHEN a.aggmfinalextra THEN 'yes' END AS "moving final function with extra arguments",
    NULLIF(a.aggmfinalmodify, CASE WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END::pg_catalog."char")
    AS "moving final function may modify the state",
    CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::pg_catalog.regoperator END AS "sort operator"
FROM pg_catalog.pg_aggregate AS a
JOIN pg_catalog.pg_proc AS p ON p.oid = a.aggfnoid
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE
    -- not the server's own objects
    p.oid >= 16384
    -- no temporary objects
    AND n.nspname !~ '^pg_temp_'
    AND n.nspname <> $1
