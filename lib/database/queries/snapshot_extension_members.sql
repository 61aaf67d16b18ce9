-- What belongs to an extension: CREATE EXTENSION brings it along, so it is left out, with all that is part of it. Only
-- privileges that were given on it since are the user's.
SELECT d.classid AS catalog, d.objid AS oid
FROM pg_catalog.pg_depend AS d
WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    AND d.deptype = 'e'
