-- Objects of every kind that a snapshot contains, for PostgreSQL 13 and later. Only predefined roles are used, so that
-- nothing remains outside of the database. Expressions are in the form that PostgreSQL prints, so that loading a dump
-- does not change them.
CREATE SCHEMA app;
CREATE SCHEMA "Odd ""Name""";
COMMENT ON SCHEMA app IS 'The application';
GRANT USAGE ON SCHEMA app TO pg_monitor;

CREATE EXTENSION hstore SCHEMA app;
COMMENT ON EXTENSION hstore IS 'Keys and values';

-- types
CREATE TYPE app.mood AS ENUM ('sad', 'it''s ok', 'happy');
ALTER TYPE app.mood ADD VALUE 'so-so' BEFORE 'happy';
COMMENT ON TYPE app.mood IS 'How somebody feels';
CREATE TYPE app.pair AS (left_side integer, right_side text COLLATE "C");
COMMENT ON COLUMN app.pair.left_side IS 'The left one';
CREATE TYPE app.span AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
CREATE DOMAIN app.positive AS integer DEFAULT 1 NOT NULL CONSTRAINT is_positive CHECK (VALUE > 0);
COMMENT ON CONSTRAINT is_positive ON DOMAIN app.positive IS 'Above zero';
CREATE DOMAIN app.word AS varchar(20) COLLATE "C";
CREATE TYPE app.whole;
CREATE FUNCTION app.whole_in(cstring) RETURNS app.whole LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION app.whole_out(app.whole) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE app.whole (
    INPUT = app.whole_in, OUTPUT = app.whole_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4
);
GRANT USAGE ON TYPE app.whole TO pg_monitor;
CREATE TYPE app.unfinished;

-- functions
CREATE FUNCTION app.whole_lt(app.whole, app.whole) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION app.whole_eq(app.whole, app.whole) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION app.whole_cmp(app.whole, app.whole) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION app.whole_int(app.whole) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'int4up';
CREATE FUNCTION app.add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
COMMENT ON FUNCTION app.add(integer, integer) IS 'Adds';
REVOKE ALL ON FUNCTION app.add(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add(integer, integer) TO pg_monitor WITH GRANT OPTION;
CREATE FUNCTION app.nothing() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    NULL;
END
$$;
CREATE FUNCTION app.numbers(n integer, OUT i integer, OUT square bigint) RETURNS SETOF record LANGUAGE sql
    STABLE PARALLEL SAFE ROWS 10 COST 7 SET work_mem = '8MB' SET search_path = app, pg_temp
    AS 'SELECT g, g::bigint * g FROM generate_series(1, n) AS g';
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION app.noticed() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RETURN; END';
CREATE PROCEDURE app.run(INOUT n integer) LANGUAGE sql AS 'SELECT n';
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = SAFE);
CREATE AGGREGATE app.nth(double precision ORDER BY double precision) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA
);
CREATE OPERATOR app.< (FUNCTION = app.whole_lt, LEFTARG = app.whole, RIGHTARG = app.whole, RESTRICT = scalarltsel);
CREATE OPERATOR app.= (FUNCTION = app.whole_eq, LEFTARG = app.whole, RIGHTARG = app.whole, COMMUTATOR = OPERATOR(app.=), MERGES);
COMMENT ON OPERATOR app.= (app.whole, app.whole) IS 'The same';
CREATE OPERATOR app.!! (FUNCTION = app.whole_int, RIGHTARG = app.whole);
CREATE OPERATOR CLASS app.whole_ops DEFAULT FOR TYPE app.whole USING btree AS
    OPERATOR 1 app.<, OPERATOR 3 app.=, FUNCTION 1 app.whole_cmp(app.whole, app.whole);
CREATE OPERATOR FAMILY app.mixed USING btree;
ALTER OPERATOR FAMILY app.mixed USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE CAST (app.whole AS integer) WITH FUNCTION app.whole_int(app.whole) AS ASSIGNMENT;
COMMENT ON CAST (app.whole AS integer) IS 'A number';
CREATE CAST (app.pair AS text) WITH INOUT;
CREATE FUNCTION app.speak() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE tongue HANDLER app.speak;
COMMENT ON LANGUAGE tongue IS 'Like another one';
CREATE TRANSFORM FOR smallint LANGUAGE sql (
    FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int2recv(internal)
);
CREATE ACCESS METHOD second_btree TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD second_btree IS 'Another one';

-- collations, conversions, text search
CREATE COLLATION app.plain (PROVIDER = libc, LOCALE = 'C');
CREATE CONVERSION app.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE TEXT SEARCH PARSER app.parser (
    START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype
);
CREATE TEXT SEARCH TEMPLATE app.template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY app.words (TEMPLATE = pg_catalog.simple, stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION app.search (PARSER = pg_catalog.default);
ALTER TEXT SEARCH CONFIGURATION app.search ADD MAPPING FOR asciiword, word WITH app.words, pg_catalog.simple;

-- tables
CREATE SEQUENCE app.counter AS integer START WITH 5 INCREMENT BY 5 MAXVALUE 5000 CACHE 3 CYCLE;
CREATE SEQUENCE app.backwards INCREMENT BY -1;
GRANT USAGE ON SEQUENCE app.counter TO pg_monitor;
CREATE TABLE app.person (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 CACHE 10) CONSTRAINT person_pkey PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    email text CONSTRAINT person_email_key UNIQUE DEFERRABLE INITIALLY DEFERRED,
    feels app.mood DEFAULT 'happy'::app.mood,
    age app.positive,
    born date DEFAULT CURRENT_DATE NOT NULL,
    name_length integer GENERATED ALWAYS AS (length(name)) STORED,
    extra app.hstore,
    "Odd ""Column""" integer[],
    CONSTRAINT person_name_check CHECK (length(name) > 0),
    CONSTRAINT person_no_overlap EXCLUDE USING gist (int4range(id::integer, id::integer + 1) WITH &&) WHERE (id < 1000)
) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
COMMENT ON TABLE app.person IS E'Somebody\nwith "quotes"\tand \\ backslashes';
COMMENT ON COLUMN app.person.name IS 'As they say it';
COMMENT ON CONSTRAINT person_name_check ON app.person IS 'Not empty';
COMMENT ON INDEX app.person_pkey IS 'Of the key';
ALTER TABLE app.person ALTER COLUMN name SET STATISTICS 500;
ALTER TABLE app.person ALTER COLUMN email SET STORAGE EXTERNAL;
ALTER TABLE app.person ALTER COLUMN email SET (n_distinct = -0.5);
GRANT SELECT, INSERT ON app.person TO pg_monitor;
GRANT SELECT ON app.person TO PUBLIC;
GRANT UPDATE (name, email) ON app.person TO pg_monitor;
CREATE INDEX person_name ON app.person USING btree (lower(name) text_pattern_ops DESC NULLS LAST, born) INCLUDE (email)
    WITH (fillfactor = 80) WHERE age IS NOT NULL;
ALTER INDEX app.person_name ALTER COLUMN 1 SET STATISTICS 300;
CREATE UNIQUE INDEX person_born ON app.person (born, id);
ALTER TABLE app.person CLUSTER ON person_born;
ALTER TABLE app.person REPLICA IDENTITY USING INDEX person_born;
COMMENT ON INDEX app.person_born IS 'For birthdays';
CREATE STATISTICS app.person_numbers (ndistinct, dependencies) ON name, born FROM app.person;
COMMENT ON STATISTICS app.person_numbers IS 'Names and birthdays';

CREATE TABLE app.item (
    id serial,
    person_id bigint NOT NULL,
    note text,
    number bigint DEFAULT nextval('app.counter'::regclass),
    PRIMARY KEY (id, person_id),
    CONSTRAINT item_person FOREIGN KEY (person_id) REFERENCES app.person (id) ON UPDATE CASCADE ON DELETE RESTRICT
        DEFERRABLE
);
ALTER TABLE app.item ADD CONSTRAINT item_note CHECK (note <> '') NO INHERIT NOT VALID;
ALTER TABLE app.item CLUSTER ON item_pkey;
CREATE UNLOGGED TABLE app.cache (key text PRIMARY KEY, value jsonb);
ALTER TABLE app.cache REPLICA IDENTITY FULL;
CREATE TABLE app.of_pair OF app.pair (left_side WITH OPTIONS NOT NULL);
CREATE TABLE "Odd ""Name"""."Odd Table" ("Odd Column" integer PRIMARY KEY);

-- triggers, rules, row security
CREATE TRIGGER touched BEFORE INSERT OR UPDATE OF name ON app.person
    FOR EACH ROW WHEN (new.name IS NOT NULL) EXECUTE FUNCTION app.touch();
COMMENT ON TRIGGER touched ON app.person IS 'When';
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON app.person DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION app.touch();
ALTER TABLE app.person DISABLE TRIGGER checked;
CREATE TRIGGER " ON app.item " AFTER INSERT ON app.item REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION app.touch('a', 'b');
CREATE RULE no_deletes AS ON DELETE TO app.item WHERE old.id < 10 DO INSTEAD NOTHING;
COMMENT ON RULE no_deletes ON app.item IS 'Never';
ALTER TABLE app.item ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.item FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app.item FOR SELECT TO pg_monitor, pg_signal_backend USING (person_id > 0);
CREATE POLICY strict ON app.item AS RESTRICTIVE FOR INSERT WITH CHECK (person_id > 0);
COMMENT ON POLICY own ON app.item IS 'Their own';
CREATE EVENT TRIGGER noticed ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'ALTER TABLE') EXECUTE FUNCTION app.noticed();
ALTER EVENT TRIGGER noticed DISABLE;
COMMENT ON EVENT TRIGGER noticed IS 'Notices';

-- inheritance and partitions
CREATE TABLE app.parent (a integer, b text DEFAULT 'b'::text, CONSTRAINT a_check CHECK (a > 0));
CREATE TABLE app.child (c integer, b text DEFAULT 'c'::text) INHERITS (app.parent);
ALTER TABLE app.child ALTER COLUMN a SET NOT NULL;
COMMENT ON COLUMN app.child.a IS 'Not null here';
CREATE TABLE app.event (id integer NOT NULL, at date NOT NULL, what text DEFAULT 'x'::text, PRIMARY KEY (id, at))
    PARTITION BY RANGE (at);
CREATE INDEX event_what ON app.event (what);
CREATE INDEX event_what_at ON app.event (what, at);
CREATE TABLE app.event_2020 PARTITION OF app.event FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE app.event_2021 (what text, at date NOT NULL, id integer NOT NULL);
ALTER TABLE app.event ATTACH PARTITION app.event_2021 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE app.event_rest PARTITION OF app.event DEFAULT PARTITION BY HASH (id);
CREATE TABLE app.event_rest_0 PARTITION OF app.event_rest FOR VALUES WITH (MODULUS 2, REMAINDER 0);
ALTER INDEX app.event_2020_what_idx RENAME TO named_by_hand;
CREATE TRIGGER seen AFTER INSERT ON app.event FOR EACH ROW EXECUTE FUNCTION app.touch();
ALTER TABLE app.event_2020 DISABLE TRIGGER seen;
ALTER TABLE app.event ADD CONSTRAINT event_id CHECK (id > 0);
ALTER TABLE app.event ADD CONSTRAINT event_person FOREIGN KEY (id) REFERENCES app.person (id);
CREATE INDEX event_half ON ONLY app.event (id);
CREATE INDEX event_half_2020 ON app.event_2020 (id);
ALTER INDEX app.event_half ATTACH PARTITION app.event_half_2020;

-- views
CREATE VIEW app.adult WITH (security_barrier = true) AS
    SELECT person.id, person.name FROM app.person WHERE person.age::integer >= 18 WITH CASCADED CHECK OPTION;
COMMENT ON VIEW app.adult IS 'Grown up';
COMMENT ON COLUMN app.adult.name IS 'Their name';
ALTER VIEW app.adult ALTER COLUMN name SET DEFAULT 'nobody'::text;
GRANT SELECT ON app.adult TO pg_monitor;
GRANT UPDATE (name) ON app.adult TO pg_monitor;
CREATE TRIGGER instead INSTEAD OF INSERT ON app.adult FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE MATERIALIZED VIEW app.ages WITH (fillfactor = 50) AS
    SELECT person.age::integer AS age, count(*) AS number FROM app.person GROUP BY (person.age::integer);
CREATE UNIQUE INDEX ages_age ON app.ages (age);
ALTER MATERIALIZED VIEW app.ages ALTER COLUMN age SET STATISTICS 50;

-- foreign data
CREATE FOREIGN DATA WRAPPER afar OPTIONS (debug 'true');
GRANT USAGE ON FOREIGN DATA WRAPPER afar TO pg_monitor;
CREATE SERVER there TYPE 'far' VERSION '2' FOREIGN DATA WRAPPER afar OPTIONS (host 'example.org', dbname 'x');
COMMENT ON SERVER there IS 'Over there';
GRANT USAGE ON FOREIGN SERVER there TO pg_monitor;
CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (user 'ann', password 'never shown');
CREATE FOREIGN TABLE app.remote (id integer OPTIONS (column_name 'no') NOT NULL, CONSTRAINT remote_id CHECK (id > 0))
    SERVER there OPTIONS (table_name 't');

-- publications
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, delete');
CREATE PUBLICATION chosen FOR TABLE app.person, app.item WITH (publish_via_partition_root = true);
COMMENT ON PUBLICATION chosen IS 'Some';

-- default privileges
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_signal_backend;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT EXECUTE ON FUNCTIONS TO pg_monitor WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO pg_monitor;

-- owners and extensions
CREATE TABLE app.of_another (a integer);
ALTER TABLE app.of_another OWNER TO pg_monitor;
GRANT SELECT ON app.of_another TO pg_signal_backend;
REVOKE DELETE ON app.of_another FROM pg_monitor;
GRANT EXECUTE ON FUNCTION app.hstore(text, text) TO pg_monitor;
ALTER FUNCTION app.nothing() DEPENDS ON EXTENSION hstore;
