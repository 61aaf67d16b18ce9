-- Operator families. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_opfamily'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    f.oid,
    'operator family' AS kind,
    ARRAY[n.nspname, f.opfname, m.amname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(f.opfowner) AS owner,
    members.list AS members
FROM pg_catalog.pg_opfamily AS f
JOIN pg_catalog.pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_catalog.pg_am AS m ON m.oid = f.opfmethod
-- LATERAL reads the members of one family at a time. The planner expects one row in catalogs that were never analyzed,
-- and a plain join would compute all members repeatedly.
LEFT JOIN LATERAL (
    -- Members of an operator class are listed with the class.
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
            d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND d.refobjid = f.oid
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
            d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND d.refobjid = f.oid
            AND d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
    ) AS e
) AS members ON true
WHERE
    -- not the server's own objects
    f.oid >= 16384
    AND n.nspname <> $1
