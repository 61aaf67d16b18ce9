-- $1: a progress row of an attempt, which a later row of the same attempt replaces
DELETE FROM postgres_manager.history AS h WHERE h.id OPERATOR(pg_catalog.=) $1::pg_catalog.int8
