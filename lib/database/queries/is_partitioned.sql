-- Whether there is a partitioned table or index with this name in this schema, or in any schema if that is
-- empty.
SELECT EXISTS (
    SELECT
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('p', 'I')
        AND c.relname = :'name'
        AND (:'schema'::pg_catalog.text = '' OR n.nspname = :'schema'::pg_catalog.text)
) AS is_partitioned
