-- Casts.
SELECT
    'pg_catalog.pg_cast'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'cast' AS kind,
    ARRAY[pg_catalog.format_type(c.castsource, NULL), pg_catalog.format_type(c.casttarget, NULL)]::pg_catalog.text[] AS name,
    CASE c.castcontext WHEN 'a' THEN 'in assignments' WHEN 'i' THEN 'always' END AS implicit,
    CASE c.castmethod
        WHEN 'i' THEN 'with inout' WHEN 'b' THEN 'without function'
        ELSE c.castfunc::pg_catalog.regprocedure::pg_catalog.text
    END AS function
FROM pg_catalog.pg_cast AS c
-- not the server's own objects
WHERE c.oid >= 16384
    -- not those of a range type
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i'
    )
