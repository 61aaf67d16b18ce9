-- Objects that are dropped with an extension without being its members: ALTER ... DEPENDS ON EXTENSION.
SELECT
    d.classid AS catalog,
    d.objid AS oid,
    d.objsubid AS number,
    pg_catalog.string_agg(
        DISTINCT pg_catalog.quote_ident(e.extname), ', ' ORDER BY pg_catalog.quote_ident(e.extname)
    ) AS "depends on extension"
FROM pg_catalog.pg_depend AS d
JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    AND d.deptype = 'x'
GROUP BY d.classid, d.objid, d.objsubid
