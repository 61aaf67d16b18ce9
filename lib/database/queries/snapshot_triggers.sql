-- Triggers of tables and views. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    t.oid,
    'trigger' AS kind,
    ARRAY[n.nspname, c.relname, t.tgname]::pg_catalog.text[] AS name,
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid AS parent_catalog,
    c.oid AS parent_oid,
    t.tgparentid <> 0 AS optional,
    CASE
        WHEN t.tgparentid = 0 OR t.tgenabled <> up.tgenabled THEN
            CASE t.tgenabled
                WHEN 'D' THEN 'no' WHEN 'R' THEN 'on a replica' WHEN 'A' THEN 'always'
                ELSE CASE WHEN t.tgparentid <> 0 THEN 'yes' END
            END
    END AS enabled,
    CASE WHEN t.tgparentid = 0 THEN
        -- Without the names of trigger and table.
        pg_catalog.overlay(d.definition, '', d.place, pg_catalog.length(d.place_of_table))
    END AS definition
FROM pg_catalog.pg_trigger AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_trigger AS up ON up.oid = t.tgparentid
LEFT JOIN pg_catalog.pg_constraint AS k ON k.oid = t.tgconstraint
CROSS JOIN LATERAL (
    SELECT
        s.definition,
        s.place_of_table,
        pg_catalog.strpos(s.definition, s.place_of_table) AS place
    FROM (
        SELECT
            ' ON ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS place_of_table,
            pg_catalog.substr(
                pg_catalog.pg_get_triggerdef(t.oid),
                pg_catalog.length(pg_catalog.concat(
                    'CREATE ', CASE WHEN k.contype = 't' THEN 'CONSTRAINT ' END, 'TRIGGER ',
                    pg_catalog.quote_ident(t.tgname), '  '
                ))
            ) AS definition
    ) AS s
) AS d
WHERE
    -- not the server's own objects
    t.oid >= 16384
    -- not the internal triggers, e.g. those of foreign keys
    AND (t.tgconstraint = 0 OR k.contype = 't')
    AND NOT (t.tgisinternal AND t.tgparentid = 0)
    -- no temporary objects
    AND c.relpersistence <> 't'
    AND n.nspname <> $1
