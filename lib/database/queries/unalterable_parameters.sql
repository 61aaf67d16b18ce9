-- Those of the parameters in $1 that this role may not change for the server.
SELECT p.name
FROM pg_catalog.unnest($1::pg_catalog.text[]) AS p (name)
WHERE
    NOT pg_catalog.has_parameter_privilege(p.name, 'ALTER SYSTEM')  -- since 15
    NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)  -- until 14
