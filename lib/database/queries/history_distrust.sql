-- The differences of the history from the one that this program creates: relation (null: the schema), kind of
-- difference, its name, the role that owns the relation, and the other table that is involved. No rows: no differences,
-- or no history. A missing column is not listed: reading it fails. Every run first sends history_suspicion.sql, which
-- finds everything that this query finds.
-- history_schema: its name, as in the catalog. columns: the columns of its tables. predicates: those of its indexes, in
-- all formats of the history
WITH made (relation) AS (
    VALUES
    ('format'), ('history'), ('schema_snapshot'), ('deployment_state'),
    -- the schema itself
    (NULL)
),
things AS (
    SELECT
        c.oid, n.oid AS schema, c.relname, coalesce(c.relowner, n.nspowner) AS owner, c.relkind,
        CASE WHEN :unexpected_kind THEN 'kind' END AS kind,
        CASE WHEN c.relrowsecurity OR c.relforcerowsecurity THEN 'row security' END AS row_security
    FROM pg_catalog.pg_namespace AS n
    CROSS JOIN made AS m
    LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = m.relation
    WHERE n.nspname = :'history_schema' AND (c.oid IS NOT NULL OR m.relation IS NULL)
)
SELECT
    t.relname AS relation,
    d.kind,
    d.name,
    pg_catalog.pg_get_userbyid(t.owner) AS owner,
    d.other::pg_catalog.text AS other
FROM things AS t
CROSS JOIN LATERAL (
    SELECT x.kind, NULL::name, NULL::pg_catalog.regclass
    FROM pg_catalog.unnest(ARRAY[
        CASE
            WHEN :trusted_owner
                OR EXISTS (
                    SELECT
                    FROM pg_catalog.pg_auth_members AS m
                    WHERE m.roleid = t.owner AND pg_catalog.pg_get_userbyid(m.member) IN (SESSION_USER, CURRENT_USER)
                )
            THEN NULL
            ELSE 'owner'
        END,
        t.kind, t.row_security
    ]) AS x (kind)
    WHERE x.kind IS NOT NULL
    UNION ALL
    -- The triggers of a constraint are listed with the constraint.
    SELECT 'trigger', g.tgname, NULL FROM pg_catalog.pg_trigger AS g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal
    UNION ALL
    SELECT 'policy', p.polname, NULL FROM pg_catalog.pg_policy AS p WHERE p.polrelid = t.oid
    UNION ALL
    SELECT 'constraint', o.conname, o.conrelid
    FROM pg_catalog.pg_constraint AS o
    WHERE o.conrelid = t.oid AND o.contype NOT IN ('p', 'n') OR o.confrelid = t.oid
    UNION ALL
    SELECT
        CASE WHEN i.inhparent = t.oid THEN 'child' ELSE 'parent' END, NULL,
        CASE WHEN i.inhparent = t.oid THEN i.inhrelid ELSE i.inhparent END
    FROM pg_catalog.pg_inherits AS i
    WHERE t.oid IN (i.inhparent, i.inhrelid)
    UNION ALL
    -- ANALYZE evaluates their expressions.
    SELECT 'extended statistics', s.stxnamespace::pg_catalog.regnamespace::pg_catalog.text || '.' || pg_catalog.quote_ident(s.stxname), NULL
    FROM pg_catalog.pg_statistic_ext AS s
    WHERE s.stxrelid = t.oid
    UNION ALL
    SELECT 'rule', w.rulename, NULL
    FROM pg_catalog.pg_rewrite AS w
    WHERE w.ev_class = t.oid AND (t.relname <> 'deployment_state' OR :unexpected_rule)
    UNION ALL
    SELECT 'column', a.attname, NULL
    FROM pg_catalog.pg_attribute AS a
    WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND t.relname <> 'deployment_state'
        AND :unexpected_column
    UNION ALL
    -- An additional index for faster queries is harmless.
    SELECT 'index', c.relname, NULL
    FROM pg_catalog.pg_index AS i
    JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
    WHERE i.indrelid = t.oid
        AND (
            i.indexprs IS NOT NULL
            OR (
                i.indisunique AND NOT i.indisprimary
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS o WHERE o.conindid = i.indexrelid)
            )
            OR (i.indpred IS NOT NULL AND pg_catalog.pg_get_expr(i.indpred, t.oid) <> ALL (:'predicates'::pg_catalog.text[]))
            OR 16384 <= ANY (i.indclass::oid[])
        )
) AS d (kind, name, other)
