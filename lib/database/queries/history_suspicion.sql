-- Fails (division_by_zero) if the history may differ from the one that this program creates: whatever
-- history_distrust.sql lists fails here, too. A failure alone says nothing: some flags of pg_class are reset by the next
-- VACUUM only, and rare cases are left to the other query. In a pipeline only an error prevents the following statements.
--
-- Every run sends this query, in a session whose caches are empty, so it takes long to plan for a query that reads a few
-- rows. These make it three times as fast: operators whose operand types match exactly (otherwise the server tries all
-- operators of that name); no joins; (SELECT true ... LIMIT 1) instead of EXISTS, which is planned twice; and CASE
-- instead of AND where no index helps, because its selectivity is not estimated.
-- history_schema: its name, as in the catalog. columns: the columns of its tables. predicates: those of its indexes, in
-- all formats of the history
SELECT 1 OPERATOR(pg_catalog./) CASE
    WHEN (
        pg_catalog.pg_get_userbyid(n.nspowner) = SESSION_USER
        OR pg_catalog.pg_get_userbyid(n.nspowner) = CURRENT_USER
        OR pg_catalog.pg_get_userbyid(n.nspowner) = 'pg_database_owner'
        -- a superuser, because only superusers are members of the role that initdb created
        OR pg_catalog.pg_has_role(n.nspowner, '10'::pg_catalog.oid, 'MEMBER')
        OR n.nspowner = (SELECT d.datdba FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
        -- not for superusers, for whom pg_has_role() is always true
        OR (pg_catalog.current_setting('is_superuser') = 'off' AND pg_catalog.pg_has_role(n.nspowner, 'MEMBER'))
    ) AND (
        SELECT true
        FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = n.oid
            AND c.relname IN ('format', 'history', 'schema_snapshot', 'deployment_state')
            AND CASE
                WHEN c.relowner <> n.nspowner
                    AND pg_catalog.pg_get_userbyid(c.relowner) <> SESSION_USER
                    AND pg_catalog.pg_get_userbyid(c.relowner) <> CURRENT_USER
                THEN true
                -- The triggers include those of foreign keys to and from the table.
                WHEN c.relkind <> CASE c.relname WHEN 'deployment_state' THEN 'v'::pg_catalog."char" ELSE 'r' END
                    OR c.relpersistence <> 'p'
                    OR c.relispartition
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
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        AND CASE
                            WHEN pg_catalog.concat_ws(
                                ' ', c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
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
                    LIMIT 1
                )
                ELSE (
                    SELECT true
                    FROM pg_catalog.pg_rewrite AS w
                    WHERE w.ev_class = c.oid
                        AND CASE
                            WHEN w.rulename <> '_RETURN'
                                OR pg_catalog.strpos(w.ev_action::pg_catalog.text, '{FUNCEXPR') > 0
                                OR pg_catalog.strpos(w.ev_action::pg_catalog.text, '{SUBLINK') > 0
                            THEN true
                            ELSE (
                                SELECT true
                                FROM pg_catalog.pg_depend AS d
                                WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid
                                    AND d.objid = w.oid
                                    AND CASE
                                        WHEN d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid
                                        THEN d.refobjid::pg_catalog.regclass::pg_catalog.text <> ALL (ARRAY[
                                            pg_catalog.format('%I.history', n.nspname),
                                            pg_catalog.format('%I.deployment_state', n.nspname)
                                        ])
                                        ELSE true
                                    END
                                LIMIT 1
                            )
                        END
                    LIMIT 1
                )
            END
        LIMIT 1
    ) IS NULL THEN 1
    ELSE 0
END
FROM pg_catalog.pg_namespace AS n
WHERE n.nspname = :'history_schema'
