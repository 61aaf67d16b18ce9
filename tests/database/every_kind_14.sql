-- New in PostgreSQL 14.
ALTER TABLE app.item ALTER COLUMN note SET COMPRESSION pglz;
CREATE FUNCTION app.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN (n * 2);
CREATE PROCEDURE app.both(INOUT n integer) LANGUAGE sql BEGIN ATOMIC SELECT n; SELECT n + 1; END;
CREATE STATISTICS app.item_lengths ON length(note), person_id FROM app.item;
CREATE TYPE app.floats AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = app.many_floats);
