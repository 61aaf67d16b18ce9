-- $1: a row that an attempt wrote while it went on, and that a later row of the same attempt has made superfluous
DELETE FROM postgres_manager.history AS h WHERE h.id OPERATOR(pg_catalog.=) $1::pg_catalog.int8
