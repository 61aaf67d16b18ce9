-- Comments on all objects. Comments on objects that are not in the snapshot are ignored.
SELECT d.classoid AS catalog, d.objoid AS oid, d.objsubid AS number, d.description AS comment
FROM pg_catalog.pg_description AS d
LEFT JOIN pg_catalog.pg_namespace AS n
    ON d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND n.oid = d.objoid
-- Excluded: comments on the server's own objects.
WHERE d.objoid >= 16384 OR n.nspname = 'public' OR d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass
