-- Objects in catalogs that no query of the snapshot reads. $1: the catalogs that are read, or ignored for a reason.
SELECT
    o.classid::pg_catalog.regclass AS catalog,
    pg_catalog.pg_describe_object(o.classid, o.objid, 0) AS name
FROM pg_catalog.pg_class AS c
-- Every user object depends on another object: a schema, a type, a role. pg_depend is large, so it is searched by
-- catalog; usually there are no such catalogs.
CROSS JOIN LATERAL (
    SELECT d.classid, d.objid
    FROM pg_catalog.pg_depend AS d
    WHERE d.classid = c.oid
    UNION
    SELECT d.classid, d.objid
    FROM pg_catalog.pg_shdepend AS d
    WHERE d.classid = c.oid
        AND d.dbid = (SELECT b.oid FROM pg_catalog.pg_database AS b WHERE b.datname = pg_catalog.current_database())
) AS o
WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
    AND c.relkind = 'r'
    AND c.relname <> ALL ($1::pg_catalog.name[])
    -- not the server's own objects
    AND o.objid >= 16384
    -- not the members of an extension
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS d
        WHERE d.classid = o.classid AND d.objid = o.objid AND d.deptype = 'e'
    )
