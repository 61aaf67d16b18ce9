-- template_name: the name of a template database; clone: the name of the database that is to be copied from it.
SELECT
    -- null: there is no such database. Only the last step of building it forbids connections.
    (
        SELECT NOT d.datallowconn FROM pg_catalog.pg_database AS d
        WHERE d.datname OPERATOR(pg_catalog.=) :'template_name'
    ) AS is_complete,
    -- null: the current role; only that one is trusted to have built it
    (
        SELECT nullif(pg_catalog.pg_get_userbyid(d.datdba), current_user) FROM pg_catalog.pg_database AS d
        WHERE d.datname OPERATOR(pg_catalog.=) :'template_name'
    ) AS other_owner,
    EXISTS (
        SELECT FROM pg_catalog.pg_database AS d WHERE d.datname OPERATOR(pg_catalog.=) :'clone'
    ) AS is_taken
