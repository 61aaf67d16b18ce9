-- Members of extensions. CREATE EXTENSION creates them, so they and their parts are excluded. Only privileges that were
-- granted later belong to the user's schema.
SELECT d.classid AS catalog, d.objid AS oid
FROM pg_catalog.pg_depend AS d
WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    AND d.deptype = 'e'
