-- Whether the column a (of pg_attribute) of the relation relname is not one of the columns that the program creates.
CASE
    WHEN pg_catalog.concat_ws(
        ' ', relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN 'not null' END,
        CASE WHEN a.attinhcount > 0 THEN 'inherited' END,
        -- 100 is the collation "default"
        CASE WHEN a.attcollation > '100'::pg_catalog.oid THEN 'collate' END,
        CASE WHEN a.attidentity <> '' THEN 'identity' END, nullif(a.attidentity, ''),
        CASE WHEN a.attgenerated <> '' THEN 'generated' WHEN a.atthasdef THEN 'default' END,
        nullif(a.attgenerated, ''),
        CASE WHEN a.atthasdef THEN
            (
                SELECT pg_catalog.pg_get_expr(f.adbin, f.adrelid)
                FROM pg_catalog.pg_attrdef AS f
                WHERE f.adrelid = a.attrelid AND f.adnum = a.attnum
            )
        END
    ) = ANY (:'columns'::pg_catalog.text[]) THEN false
    ELSE true
END
