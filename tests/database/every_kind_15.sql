-- New in PostgreSQL 15.
CREATE UNIQUE INDEX item_note_once ON app.item (note) NULLS NOT DISTINCT;
ALTER TABLE app.item ADD CONSTRAINT item_numbers UNIQUE NULLS NOT DISTINCT (number);
CREATE VIEW app.checked WITH (security_invoker = true) AS SELECT item.id FROM app.item;
CREATE PUBLICATION filtered FOR TABLE app.event (id, at) WHERE (id > 10) WITH (publish_via_partition_root = true);
CREATE PUBLICATION whole FOR TABLES IN SCHEMA "Odd ""Name""";
CREATE UNLOGGED SEQUENCE app.forgetful;
