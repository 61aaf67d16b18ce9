-- Rows of catalogs that a snapshot describes with another object: (catalog, oid) is part of (to_catalog, to_oid,
-- to_number). is_default: it is the default of a column.
SELECT
    'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    r.oid,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS to_catalog,
    r.ev_class AS to_oid,
    0 AS to_number,
    false AS is_default
FROM pg_catalog.pg_rewrite AS r
JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
WHERE r.oid >= 16384 AND r.rulename = '_RETURN' AND c.relkind IN ('v', 'm')
UNION ALL
SELECT
    'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, d.adrelid, d.adnum,
    a.attgenerated = ''
FROM pg_catalog.pg_attrdef AS d
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
UNION ALL
-- the row types of tables, views etc.
SELECT
    'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, t.typrelid, 0, false
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
WHERE t.oid >= 16384 AND c.relkind <> 'c'
UNION ALL
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, c.reltype, 0, false
FROM pg_catalog.pg_class AS c
WHERE c.oid >= 16384 AND c.relkind = 'c'
UNION ALL
-- array types
SELECT
    'pg_catalog.pg_type'::pg_catalog.regclass, t.typarray, 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, false
FROM pg_catalog.pg_type AS t
WHERE t.oid >= 16384 AND t.typarray <> 0
UNION ALL
SELECT  -- since 14
    'pg_catalog.pg_type'::pg_catalog.regclass, r.rngmultitypid,  -- since 14
    'pg_catalog.pg_type'::pg_catalog.regclass, r.rngtypid, 0, false  -- since 14
FROM pg_catalog.pg_range AS r  -- since 14
WHERE r.rngtypid >= 16384  -- since 14
UNION ALL  -- since 14
-- the indexes of constraints
SELECT
    'pg_catalog.pg_class'::pg_catalog.regclass, k.conindid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 0,
    false
FROM pg_catalog.pg_constraint AS k
WHERE k.contype IN ('p', 'u', 'x') AND k.oid >= 16384
UNION ALL
-- NOT NULL is part of the column; constraints of this kind belong to columns since PostgreSQL 18.
SELECT
    'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, k.conrelid,
    k.conkey[1], false
FROM pg_catalog.pg_constraint AS k
WHERE k.contype = 'n' AND k.conrelid <> 0
UNION ALL
-- the triggers that enforce foreign keys
SELECT
    'pg_catalog.pg_trigger'::pg_catalog.regclass, t.oid, 'pg_catalog.pg_constraint'::pg_catalog.regclass,
    t.tgconstraint, 0, false
FROM pg_catalog.pg_trigger AS t
WHERE t.tgisinternal AND t.tgconstraint <> 0
UNION ALL
-- the sequences of identity columns, the constructors of range types, the casts between range and multirange, members
-- of operator classes and of operator families, and members of extensions
SELECT d.classid, d.objid, d.refclassid, d.refobjid, d.refobjsubid, false
FROM pg_catalog.pg_depend AS d
WHERE d.deptype = 'e'
    OR d.deptype = 'i'
    AND (
        d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refobjsubid > 0
        OR d.classid IN ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_cast'::pg_catalog.regclass)
        AND d.refclassid IN ('pg_catalog.pg_type'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass)
    )
    OR d.deptype IN ('i', 'a')
    AND d.classid IN ('pg_catalog.pg_amop'::pg_catalog.regclass, 'pg_catalog.pg_amproc'::pg_catalog.regclass)
    AND d.refclassid IN (
        'pg_catalog.pg_opclass'::pg_catalog.regclass, 'pg_catalog.pg_opfamily'::pg_catalog.regclass
    )
