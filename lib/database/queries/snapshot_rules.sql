-- Rules. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    r.oid,
    'rule' AS kind,
    ARRAY[n.nspname, c.relname, r.rulename]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    c.oid AS parent_oid,
    CASE r.ev_enabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'on a replica' WHEN 'A' THEN 'always' END AS enabled,
    -- Without the name of the rule.
    pg_catalog.ltrim(
        pg_catalog.substr(
            pg_catalog.pg_get_ruledef(r.oid),
            pg_catalog.length('CREATE RULE ' || pg_catalog.quote_ident(r.rulename) || ' AS') + 1
        ),
        E' \n'
    ) AS definition
FROM pg_catalog.pg_rewrite AS r
JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE
    -- not the server's own objects
    r.oid >= 16384
    -- not the rule that implements a view
    AND NOT (r.rulename = '_RETURN' AND c.relkind IN ('v', 'm'))
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
