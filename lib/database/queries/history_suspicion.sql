-- Fails (division_by_zero) if the history may differ from the one that this program creates: whatever
-- history_distrust.sql lists fails here, too, because the conditions are the same fragments, or wider ones. A failure
-- alone says nothing: some flags of pg_class are reset by the next VACUUM only, and rare cases are left to the other
-- query. In a pipeline only an error prevents the following statements.
--
-- Every run sends this query, in a session whose caches are empty, so it takes long to plan for a query that reads a few
-- rows. These make it three times as fast: operators whose operand types match exactly (otherwise the server tries all
-- operators of that name); no joins; (SELECT true ... LIMIT 1) instead of EXISTS, which is planned twice; and CASE
-- instead of AND where no index helps, because its selectivity is not estimated.
-- history_schema: its name, as in the catalog. columns: the columns of its tables. predicates: those of its indexes, in
-- all formats of the history
SELECT 1 OPERATOR(pg_catalog./) CASE
    WHEN :trusted_owner AND (
        SELECT true
        FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = n.oid
            AND c.relname IN ('format', 'history', 'schema_snapshot', 'deployment_state')
            AND CASE
                WHEN c.relowner <> n.owner
                    AND pg_catalog.pg_get_userbyid(c.relowner) <> SESSION_USER
                    AND pg_catalog.pg_get_userbyid(c.relowner) <> CURRENT_USER
                THEN true
                -- The triggers include those of foreign keys to and from the table.
                WHEN :unexpected_kind
                    OR c.relhastriggers
                    OR c.relhassubclass
                    OR c.relchecks <> 0
                    OR c.relrowsecurity
                    OR c.relforcerowsecurity
                    OR (c.relhasrules AND c.relkind = 'r')
                THEN true
                -- A foreign key that is not enforced has no triggers.
                WHEN (  -- since 18
                    SELECT true  -- since 18
                    FROM pg_catalog.pg_constraint AS o  -- since 18
                    WHERE CASE WHEN o.conrelid = c.oid OR o.confrelid = c.oid THEN NOT o.conenforced END  -- since 18
                    LIMIT 1  -- since 18
                ) THEN true  -- since 18
                WHEN (SELECT true FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid LIMIT 1) THEN true
                WHEN (SELECT true FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid LIMIT 1) THEN true
                WHEN (SELECT true FROM pg_catalog.pg_statistic_ext AS s WHERE s.stxrelid = c.oid LIMIT 1) THEN true
                WHEN (
                    SELECT pg_catalog.bool_or(CASE
                        -- Unique indexes and those of exclusion constraints belong to constraints, and reject rows.
                        WHEN (i.indisunique AND NOT i.indisprimary) OR i.indisexclusion OR i.indexprs IS NOT NULL THEN true
                        WHEN i.indnatts > 4
                            OR i.indclass[0] >= '16384'::pg_catalog.oid
                            OR i.indclass[1] >= '16384'::pg_catalog.oid
                            OR i.indclass[2] >= '16384'::pg_catalog.oid
                            OR i.indclass[3] >= '16384'::pg_catalog.oid
                        THEN true
                        WHEN i.indpred IS NOT NULL
                        THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid) <> ALL (:'predicates'::pg_catalog.text[])
                    END)
                    FROM pg_catalog.pg_index AS i
                    WHERE i.indrelid = c.oid
                ) THEN true
                WHEN c.relkind = 'r'
                THEN (
                    SELECT true
                    FROM pg_catalog.pg_attribute AS a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND :unexpected_column
                    LIMIT 1
                )
                ELSE (
                    SELECT true
                    FROM pg_catalog.pg_rewrite AS w
                    WHERE w.ev_class = c.oid AND :unexpected_rule
                    LIMIT 1
                )
            END
        LIMIT 1
    ) IS NULL THEN 1
    ELSE 0
END
-- the first three columns, the third with the name that the fragments use
FROM pg_catalog.pg_namespace AS n (oid, nspname, owner)
WHERE n.nspname = :'history_schema'
