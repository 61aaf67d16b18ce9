-- Security labels of all objects. Labels of objects that are not in the snapshot are ignored.
SELECT
    l.classoid AS catalog,
    l.objoid AS oid,
    l.objsubid AS number,
    pg_catalog.string_agg(l.provider || ': ' || l.label, E'\n' ORDER BY l.provider COLLATE "C") AS "security labels"
FROM pg_catalog.pg_seclabel AS l
GROUP BY l.classoid, l.objoid, l.objsubid
