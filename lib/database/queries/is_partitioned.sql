-- Whether there is a partitioned table or index with the name $2 in the schema $1, or in any schema if $1 is empty.
SELECT EXISTS (
    SELECT
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('p', 'I')
        AND c.relname = $2
        AND ($1::pg_catalog.text = '' OR n.nspname = $1::pg_catalog.text)
)
