-- Publications; their tables and schemas are in snapshot_publication_tables.sql and snapshot_publication_schemas.sql.
SELECT
    'pg_catalog.pg_publication'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    p.oid,
    'publication' AS kind,
    ARRAY[p.pubname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(p.pubowner) AS owner,
    CASE WHEN p.puballtables THEN 'yes' END AS "all tables",
    pg_catalog.concat_ws(
        ', ',
        CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END
    ) AS operations,
    CASE p.pubgencols WHEN 's' THEN 'stored' WHEN 'n' THEN NULL END AS "generated columns",  -- since 18
    CASE WHEN p.pubviaroot THEN 'yes' END AS "via partition root"
FROM pg_catalog.pg_publication AS p
