DO $$
DECLARE
    every_one pg_catalog.text;
    deferred pg_catalog.text;
BEGIN
    -- The names of all deferrable constraints as SET CONSTRAINTS takes them, and of those that are deferred by default;
    -- each null when there is none. A name stands for every constraint of that name in its schema.
    SELECT
        pg_catalog.string_agg(c.name, ', '),
        pg_catalog.string_agg(c.name, ', ') FILTER (WHERE c.every_one_deferrable AND c.deferred)
    INTO every_one, deferred
    FROM (
        SELECT
            pg_catalog.format('%I.%I', n.nspname, k.conname) AS name,
            pg_catalog.bool_and(k.condeferrable) AS every_one_deferrable,
            pg_catalog.bool_or(k.condeferred) AS deferred
        FROM pg_catalog.pg_constraint AS k
        JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) k.connamespace
        -- In other schemas they cannot be named; COMMIT checks those.
        WHERE pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        GROUP BY n.nspname, k.conname
        HAVING pg_catalog.bool_or(k.condeferrable)
    ) AS c;
    IF every_one IS NOT NULL THEN
        EXECUTE pg_catalog.format('SET CONSTRAINTS %s IMMEDIATE', every_one);
    END IF;
    IF deferred IS NOT NULL THEN
        EXECUTE pg_catalog.format('SET CONSTRAINTS %s DEFERRED', deferred);
    END IF;
END
$$
