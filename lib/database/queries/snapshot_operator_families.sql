-- Operator families. $1: the history schema, which is ours and left out.
SELECT
    'pg_catalog.pg_opfamily'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    f.oid,
    'operator family' AS kind,
    ARRAY[n.nspname, f.opfname, m.amname] AS name,
    pg_catalog.pg_get_userbyid(f.opfowner) AS owner,
    members.list AS members
FROM pg_catalog.pg_opfamily AS f
JOIN pg_catalog.pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_catalog.pg_am AS m ON m.oid = f.opfmethod
LEFT JOIN (
    -- Those of an operator class are listed there.
    SELECT d.refobjid, pg_catalog.string_agg(e.member, E'\n' ORDER BY e.member COLLATE "C") AS list
    FROM pg_catalog.pg_depend AS d
    JOIN (
        SELECT
            'pg_catalog.pg_amop'::pg_catalog.regclass AS catalog,
            o.oid,
            pg_catalog.concat(
                'operator ', o.amopstrategy, ' ', o.amopopr::pg_catalog.regoperator,
                ' for order by ' || s.opfnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(s.opfname)
            ) AS member
        FROM pg_catalog.pg_amop AS o
        LEFT JOIN pg_catalog.pg_opfamily AS s ON s.oid = o.amopsortfamily
        WHERE o.oid >= 16384
        UNION ALL
        SELECT
            'pg_catalog.pg_amproc'::pg_catalog.regclass,
            p.oid,
            pg_catalog.concat(
                'function ', p.amprocnum, ' (', pg_catalog.format_type(p.amproclefttype, NULL), ', ',
                pg_catalog.format_type(p.amprocrighttype, NULL), ') ', p.amproc::pg_catalog.oid::pg_catalog.regprocedure
            )
        FROM pg_catalog.pg_amproc AS p
        WHERE p.oid >= 16384
    ) AS e ON e.catalog = d.classid AND e.oid = d.objid
    WHERE d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass
    GROUP BY d.refobjid
) AS members ON members.refobjid = f.oid
WHERE
    -- the server's own
    f.oid >= 16384
    AND n.nspname <> $1
