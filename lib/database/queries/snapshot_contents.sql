-- Which catalogs may contain something that a snapshot contains: one row, one column per catalog, or per kind of object.
-- The other queries take long to plan, and in most databases half of them have no rows.
SELECT
    -- initdb leaves these empty. A row that the transaction can see is in a file, which no other session can truncate meanwhile.
    pg_catalog.pg_relation_size('pg_catalog.pg_inherits') > 0 AS pg_inherits,
    pg_catalog.pg_relation_size('pg_catalog.pg_trigger') > 0 AS pg_trigger,
    pg_catalog.pg_relation_size('pg_catalog.pg_policy') > 0 AS pg_policy,
    pg_catalog.pg_relation_size('pg_catalog.pg_statistic_ext') > 0 AS pg_statistic_ext,
    pg_catalog.pg_relation_size('pg_catalog.pg_transform') > 0 AS pg_transform,
    pg_catalog.pg_relation_size('pg_catalog.pg_foreign_data_wrapper') > 0 AS pg_foreign_data_wrapper,
    pg_catalog.pg_relation_size('pg_catalog.pg_foreign_server') > 0 AS pg_foreign_server,
    pg_catalog.pg_relation_size('pg_catalog.pg_user_mapping') > 0 AS pg_user_mapping,
    pg_catalog.pg_relation_size('pg_catalog.pg_event_trigger') > 0 AS pg_event_trigger,
    pg_catalog.pg_relation_size('pg_catalog.pg_publication') > 0 AS pg_publication,
    pg_catalog.pg_relation_size('pg_catalog.pg_publication_rel') > 0 AS pg_publication_rel,
    pg_catalog.pg_relation_size('pg_catalog.pg_publication_namespace') > 0 AS pg_publication_namespace,  -- since 15
    false AS pg_publication_namespace,  -- until 14
    pg_catalog.pg_relation_size('pg_catalog.pg_subscription') > 0 AS pg_subscription,
    pg_catalog.pg_relation_size('pg_catalog.pg_default_acl') > 0 AS pg_default_acl,
    pg_catalog.pg_relation_size('pg_catalog.pg_seclabel') > 0 AS pg_seclabel,
    -- These contain the server's own objects.
    (SELECT true FROM pg_catalog.pg_aggregate AS a WHERE a.aggfnoid::pg_catalog.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_aggregate,
    (SELECT true FROM pg_catalog.pg_operator AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_operator,
    (SELECT true FROM pg_catalog.pg_opfamily AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_opfamily,
    (SELECT true FROM pg_catalog.pg_opclass AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_opclass,
    (SELECT true FROM pg_catalog.pg_cast AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_cast,
    (SELECT true FROM pg_catalog.pg_language AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_language,
    (SELECT true FROM pg_catalog.pg_am AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_am,
    (SELECT true FROM pg_catalog.pg_collation AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_collation,
    (SELECT true FROM pg_catalog.pg_conversion AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_conversion,
    (SELECT true FROM pg_catalog.pg_ts_parser AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_ts_parser,
    (SELECT true FROM pg_catalog.pg_ts_template AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_ts_template,
    (SELECT true FROM pg_catalog.pg_ts_dict AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_ts_dict,
    (SELECT true FROM pg_catalog.pg_ts_config AS c WHERE c.oid >= '16384'::pg_catalog.oid LIMIT 1) AS pg_ts_config,
    -- These also contain what belongs to tables and views: row types, the array types of all types, and the rules that
    -- implement views.
    (
        SELECT true
        FROM pg_catalog.pg_type AS t
        WHERE t.oid >= '16384'::pg_catalog.oid
            AND CASE t.typtype
                WHEN 'c' THEN (SELECT c.relkind = 'c' FROM pg_catalog.pg_class AS c WHERE c.oid = t.typrelid)
                WHEN 'd' THEN false
                ELSE t.typinput <> 'pg_catalog.array_in'::pg_catalog.regproc
            END
        LIMIT 1
    ) AS types,
    (
        SELECT true
        FROM pg_catalog.pg_type AS t
        WHERE t.oid >= '16384'::pg_catalog.oid AND t.typtype = 'd'
        LIMIT 1
    ) AS domains,
    (
        SELECT true
        FROM pg_catalog.pg_rewrite AS r
        WHERE r.oid >= '16384'::pg_catalog.oid AND r.rulename <> '_RETURN'
        LIMIT 1
    ) AS rules
