-- Dependencies between objects of the user, as the server has recorded them.
SELECT
    d.classid AS catalog,
    d.objid AS oid,
    d.objsubid AS number,
    d.refclassid AS to_catalog,
    d.refobjid AS to_oid,
    d.refobjsubid AS to_number
FROM pg_catalog.pg_depend AS d
WHERE d.objid >= 16384
    AND (d.refobjid >= 16384 OR d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
    -- not ALTER ... DEPENDS ON EXTENSION, which is an attribute
    AND d.deptype <> 'x'
    -- not the ownership of a sequence, which is an attribute, too
    AND NOT (
        d.deptype = 'a'
        AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refobjsubid > 0
        AND d.objid IN (SELECT s.seqrelid FROM pg_catalog.pg_sequence AS s)
    )
