-- Whether the rule w (of pg_rewrite) of the view does more than read the history. The view may only depend on the history
-- (and on the server's own objects), and may not call functions: some functions of the server run any SQL text.
CASE
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
                    pg_catalog.format('%I.history', :'history_schema'::pg_catalog.name),
                    pg_catalog.format('%I.deployment_state', :'history_schema'::pg_catalog.name)
                ])
                ELSE true
            END
        LIMIT 1
    )
END
