-- Text search dictionaries. The history schema $1 is excluded.
SELECT
    'pg_catalog.pg_ts_dict'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    d.oid,
    'text search dictionary' AS kind,
    ARRAY[n.nspname, d.dictname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(d.dictowner) AS owner,
    t.tmplnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(t.tmplname) AS template,
    d.dictinitoption AS options
FROM pg_catalog.pg_ts_dict AS d
JOIN pg_catalog.pg_namespace AS n ON n.oid = d.dictnamespace
JOIN pg_catalog.pg_ts_template AS t ON t.oid = d.dicttemplate
WHERE
    -- not the server's own objects
    d.oid >= 16384
    AND n.nspname <> $1
