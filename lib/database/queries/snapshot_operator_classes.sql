-- Operator classes. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_opclass'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    c.oid,
    'operator class' AS kind,
    ARRAY[n.nspname, c.opcname, m.amname]::pg_catalog.text[] AS name,
    -- CREATE OPERATOR CLASS creates a family if none is named.
    'pg_catalog.pg_opfamily'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    CASE WHEN f.oid >= 16384 THEN f.oid END AS parent_oid,
    pg_catalog.pg_get_userbyid(c.opcowner) AS owner,
    f.opfnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(f.opfname) AS family,
    pg_catalog.format_type(c.opcintype, NULL) AS type,
    CASE WHEN c.opcdefault THEN 'yes' END AS "default",
    CASE WHEN c.opckeytype <> 0 THEN pg_catalog.format_type(c.opckeytype, NULL) END AS storage,
    members.list AS members
FROM pg_catalog.pg_opclass AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.opcnamespace
JOIN pg_catalog.pg_am AS m ON m.oid = c.opcmethod
JOIN pg_catalog.pg_opfamily AS f ON f.oid = c.opcfamily
-- LATERAL reads the members of one class at a time. The planner expects one row in catalogs that were never analyzed,
-- and a plain join would compute all members repeatedly.
LEFT JOIN LATERAL (
    SELECT pg_catalog.string_agg(e.member, E'\n' ORDER BY e.member COLLATE "C") AS list
    FROM (
        SELECT
            pg_catalog.concat(
                'operator ', o.amopstrategy, ' ', o.amopopr::pg_catalog.regoperator,
                ' for order by ' || s.opfnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(s.opfname)
            ) AS member
        FROM pg_catalog.pg_depend AS d
        JOIN pg_catalog.pg_amop AS o ON o.oid = d.objid
        LEFT JOIN pg_catalog.pg_opfamily AS s ON s.oid = o.amopsortfamily
        WHERE
            d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass AND d.refobjid = c.oid
            AND d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass
        UNION ALL
        SELECT
            pg_catalog.concat(
                'function ', p.amprocnum, ' (', pg_catalog.format_type(p.amproclefttype, NULL), ', ',
                pg_catalog.format_type(p.amprocrighttype, NULL), ') ', p.amproc::pg_catalog.oid::pg_catalog.regprocedure
            )
        FROM pg_catalog.pg_depend AS d
        JOIN pg_catalog.pg_amproc AS p ON p.oid = d.objid
        WHERE
            d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass AND d.refobjid = c.oid
            AND d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
    ) AS e
) AS members ON true
WHERE
    -- not the server's own objects
    c.oid >= 16384
    AND n.nspname <> $1
