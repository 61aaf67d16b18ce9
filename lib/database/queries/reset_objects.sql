-- The differences of a database from a new one, in an order in which they can be dropped: kind, name, the statement
-- that drops the object (null: it is dropped with its schema), and whether the statement cannot run in a transaction
-- block.
WITH user_schemas AS (
    SELECT n.oid, n.nspname
    FROM pg_catalog.pg_namespace AS n
    -- pg_temp_1, pg_toast and the like
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
),
-- namespace: the schema that an object is dropped with; null: it is dropped separately
objects (rank, classid, oid, namespace) AS (
    -- before the objects whose removal would fire them
    SELECT 2, 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, t.oid, NULL::pg_catalog.name
    FROM pg_catalog.pg_event_trigger AS t
    -- A provider's event triggers remain; a superuser is a member of every role.
    WHERE pg_catalog.pg_has_role(t.evtowner, 'MEMBER')
    UNION ALL
    SELECT 3, 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, NULL FROM pg_catalog.pg_publication AS p
    UNION ALL
    -- before schemas: one may belong to an extension
    SELECT 4, 'pg_catalog.pg_extension'::pg_catalog.regclass, e.oid, NULL
    FROM pg_catalog.pg_extension AS e
    WHERE pg_catalog.pg_has_role(e.extowner, 'MEMBER')
    UNION ALL
    SELECT 5, 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, NULL
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 6, 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, f.oid, NULL FROM pg_catalog.pg_foreign_server AS f
    UNION ALL
    SELECT 7, 'pg_catalog.pg_namespace'::pg_catalog.regclass, s.oid, NULL
    FROM user_schemas AS s
    -- The owner of the database may not own public; its contents are dropped instead.
    WHERE s.nspname <> 'public'
    UNION ALL
    SELECT CASE c.relkind WHEN 'S' THEN 9 ELSE 8 END, 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, s.nspname
    FROM pg_catalog.pg_class AS c
    JOIN user_schemas AS s ON s.oid = c.relnamespace
    -- Excluded: indexes, which belong to a table, and composite types, which are listed as types.
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        -- the sequence of a serial column
        AND NOT EXISTS (
            SELECT
            FROM pg_catalog.pg_depend AS d
            WHERE c.relkind = 'S'
                AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND d.objid = c.oid
                AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND d.deptype = 'a'
        )
    UNION ALL
    SELECT 10, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, s.nspname
    FROM pg_catalog.pg_proc AS p
    JOIN user_schemas AS s ON s.oid = p.pronamespace
    WHERE NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_event_trigger AS t
        WHERE t.evtfoid = p.oid AND NOT pg_catalog.pg_has_role(t.evtowner, 'MEMBER')
    )
    UNION ALL
    SELECT 11, 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, s.nspname
    FROM pg_catalog.pg_opfamily AS o
    JOIN user_schemas AS s ON s.oid = o.opfnamespace
    UNION ALL
    SELECT 12, 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, s.nspname
    FROM pg_catalog.pg_opclass AS o
    JOIN user_schemas AS s ON s.oid = o.opcnamespace
    UNION ALL
    SELECT 13, 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, s.nspname
    FROM pg_catalog.pg_operator AS o
    JOIN user_schemas AS s ON s.oid = o.oprnamespace
    UNION ALL
    SELECT 14, 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, s.nspname
    FROM pg_catalog.pg_type AS t
    JOIN user_schemas AS s ON s.oid = t.typnamespace
    UNION ALL
    SELECT 15, 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, s.nspname
    FROM pg_catalog.pg_collation AS c
    JOIN user_schemas AS s ON s.oid = c.collnamespace
    UNION ALL
    SELECT 16, 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, s.nspname
    FROM pg_catalog.pg_conversion AS c
    JOIN user_schemas AS s ON s.oid = c.connamespace
    UNION ALL
    SELECT 17, 'pg_catalog.pg_ts_config'::pg_catalog.regclass, t.oid, s.nspname
    FROM pg_catalog.pg_ts_config AS t
    JOIN user_schemas AS s ON s.oid = t.cfgnamespace
    UNION ALL
    SELECT 18, 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, t.oid, s.nspname
    FROM pg_catalog.pg_ts_dict AS t
    JOIN user_schemas AS s ON s.oid = t.dictnamespace
    UNION ALL
    SELECT 19, 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, t.oid, s.nspname
    FROM pg_catalog.pg_ts_parser AS t
    JOIN user_schemas AS s ON s.oid = t.prsnamespace
    UNION ALL
    SELECT 20, 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, s.nspname
    FROM pg_catalog.pg_ts_template AS t
    JOIN user_schemas AS s ON s.oid = t.tmplnamespace
    UNION ALL
    SELECT 21, 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, t.oid, s.nspname
    FROM pg_catalog.pg_statistic_ext AS t
    JOIN user_schemas AS s ON s.oid = t.stxnamespace
    UNION ALL
    SELECT 22, 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid, NULL FROM pg_catalog.pg_cast AS c
    UNION ALL
    SELECT 23, 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, NULL FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT 24, 'pg_catalog.pg_am'::pg_catalog.regclass, a.oid, NULL FROM pg_catalog.pg_am AS a
),
named AS (
    SELECT o.rank, o.namespace, i.type AS kind, i.identity AS name
    FROM objects AS o
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.classid, o.oid, 0) AS i
    -- initdb assigns OIDs below 16384.
    WHERE o.oid >= 16384
        -- Excluded: members of an extension (the extension is listed), and objects that belong to another listed object
        -- (row and array types, the functions of a range, sequences of identity columns).
        AND NOT EXISTS (
            SELECT
            FROM pg_catalog.pg_depend AS d
            WHERE d.classid = o.classid AND d.objid = o.oid AND d.objsubid = 0 AND d.deptype IN ('e', 'i')
        )
),
-- Default privileges of other schemas are dropped with them. Revoking all of the others and granting the built-in ones
-- again restores the state of a new database.
default_privileges AS (
    SELECT
        pg_catalog.quote_ident(r.rolname) AS role,
        CASE d.defaclobjtype
            WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
            WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects'
        END AS objects,
        CASE WHEN d.defaclnamespace <> 0 THEN ' IN SCHEMA public' ELSE '' END AS place,
        ARRAY(
            SELECT DISTINCT
                CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
            FROM pg_catalog.aclexplode(d.defaclacl) AS a
        ) AS grantees
    FROM pg_catalog.pg_default_acl AS d
    JOIN pg_catalog.pg_roles AS r ON r.oid = d.defaclrole
    LEFT JOIN user_schemas AS s ON s.oid = d.defaclnamespace
    WHERE d.defaclnamespace = 0 OR s.nspname = 'public'
),
dropped AS (
    SELECT
        n.rank,
        n.kind,
        n.name,
        CASE
            WHEN n.namespace <> 'public' THEN NULL
            ELSE
                'DROP '
                || CASE
                    WHEN n.kind = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
                    WHEN n.kind = 'statistics object' THEN 'STATISTICS'
                    -- DROP AGGREGATE needs (*) for an aggregate without arguments, DROP ROUTINE does not.
                    WHEN n.kind IN ('function', 'procedure', 'aggregate') THEN 'ROUTINE'
                    ELSE pg_catalog.upper(n.kind)
                END
                || ' IF EXISTS ' || n.name || ' CASCADE'
        END AS statement,
        false AS alone
    FROM named AS n
    UNION ALL
    SELECT
        1,
        'subscription',
        pg_catalog.quote_ident(s.subname),
        'DROP SUBSCRIPTION IF EXISTS ' || pg_catalog.quote_ident(s.subname),
        true
    -- Ordinary users cannot read the column oid.
    FROM pg_catalog.pg_subscription AS s
    -- The catalog also contains the subscriptions of other databases.
    WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    UNION ALL
    SELECT 25, 'large object', l.oid::pg_catalog.text, 'SELECT pg_catalog.lo_unlink(' || l.oid || ')', false
    FROM pg_catalog.pg_largeobject_metadata AS l
    UNION ALL
    SELECT
        26,
        'default privileges',
        'of ' || d.role || ' for ' || d.objects || CASE d.place WHEN '' THEN '' ELSE ' in public' END,
        pg_catalog.concat_ws(
            '; ',
            (
                SELECT pg_catalog.string_agg(
                    pg_catalog.format(
                        'ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE ALL ON %s FROM %s CASCADE',
                        d.role, d.place, d.objects, g.grantee
                    ), '; ' ORDER BY g.grantee
                )
                FROM pg_catalog.unnest(d.grantees) AS g (grantee)
            ),
            CASE d.place WHEN '' THEN
                pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT ALL ON %s TO %1$s', d.role, d.objects)
            END,
            CASE WHEN d.place = '' AND d.objects IN ('functions', 'types') THEN
                pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT ALL ON %s TO PUBLIC', d.role, d.objects)
            END
        ),
        false
    FROM default_privileges AS d
)
SELECT d.kind, d.name, d.statement, d.alone
FROM dropped AS d
ORDER BY d.rank, d.kind, d.name
