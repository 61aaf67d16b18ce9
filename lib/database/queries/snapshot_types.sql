-- Enums, ranges, composite and base types. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    t.oid,
    'type' AS kind,
    ARRAY[n.nspname, t.typname]::pg_catalog.text[] AS name,
    -- A multirange type is part of its range type.
    t.typtype = 'm' AS optional,
    CASE WHEN t.typtype <> 'm' THEN pg_catalog.pg_get_userbyid(t.typowner) END AS owner,
    CASE
        WHEN t.typtype = 'm' THEN NULL
        WHEN NOT t.typisdefined THEN 'shell'
        ELSE CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range' WHEN 'c' THEN 'composite' ELSE 'base' END
    END AS form,
    -- Only the order counts: enumsortorder has fractions after labels were added.
    CASE t.typtype WHEN 'e' THEN
        (
            SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), E'\n' ORDER BY e.enumsortorder)
            FROM pg_catalog.pg_enum AS e
            WHERE e.enumtypid = t.oid
        )
    END AS labels,
    pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
    CASE WHEN NOT o.opcdefault THEN
        o.opcnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(o.opcname)
    END AS "subtype operator class",
    CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation::pg_catalog.regcollation END AS "subtype collation",
    CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::pg_catalog.oid::pg_catalog.regprocedure END AS "canonical function",
    CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::pg_catalog.oid::pg_catalog.regprocedure END AS "difference function",
    r.rngmultitypid::pg_catalog.regtype AS "multirange type",  -- since 14
    CASE WHEN b.oid IS NOT NULL THEN b.typinput::pg_catalog.oid::pg_catalog.regprocedure END AS "input function",
    CASE WHEN b.oid IS NOT NULL THEN b.typoutput::pg_catalog.oid::pg_catalog.regprocedure END AS "output function",
    CASE WHEN b.typreceive <> 0 THEN b.typreceive::pg_catalog.oid::pg_catalog.regprocedure END AS "receive function",
    CASE WHEN b.typsend <> 0 THEN b.typsend::pg_catalog.oid::pg_catalog.regprocedure END AS "send function",
    CASE WHEN b.typmodin <> 0 THEN b.typmodin::pg_catalog.oid::pg_catalog.regprocedure END AS "modifier input function",
    CASE WHEN b.typmodout <> 0 THEN b.typmodout::pg_catalog.oid::pg_catalog.regprocedure END AS "modifier output function",
    CASE WHEN b.typanalyze <> 0 THEN b.typanalyze::pg_catalog.oid::pg_catalog.regprocedure END AS "analyze function",
    CASE WHEN b.typsubscript <> 0 THEN b.typsubscript::pg_catalog.oid::pg_catalog.regprocedure END  -- since 14
    AS "subscript function",  -- since 14
    b.typlen AS length,
    b.typbyval AS "passed by value",
    b.typalign AS alignment,
    b.typstorage AS storage,
    b.typcategory AS category,
    CASE WHEN b.typispreferred THEN 'yes' END AS preferred,
    b.typdefault AS "default",
    CASE WHEN b.typelem <> 0 THEN b.typelem::pg_catalog.regtype END AS element,
    NULLIF(b.typdelim, ',') AS delimiter,
    CASE WHEN b.typcollation <> 0 THEN 'yes' END AS collatable
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
LEFT JOIN pg_catalog.pg_range AS r ON r.rngtypid = t.oid
LEFT JOIN pg_catalog.pg_type AS s ON s.oid = r.rngsubtype
LEFT JOIN pg_catalog.pg_opclass AS o ON o.oid = r.rngsubopc
LEFT JOIN pg_catalog.pg_type AS b ON b.oid = t.oid AND b.typtype = 'b' AND b.typisdefined
WHERE t.typtype IN ('e', 'r', 'm', 'c', 'b', 'p')
    -- not the server's own objects
    AND t.oid >= 16384
    -- not the row types of tables, views etc.
    AND (c.oid IS NULL OR c.relkind = 'c')
    -- not the array types that PostgreSQL creates for other types
    AND t.typinput <> 'pg_catalog.array_in'::pg_catalog.regproc
    -- no temporary objects
    AND n.nspname !~ '^pg_temp_'
    AND n.nspname <> $1
