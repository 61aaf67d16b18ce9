#pragma once

#include <ostream>

namespace pgmanager::diff::tests {

/// Two schemas, each led to the other: what users of other tools report as broken.
struct Trouble {
  const char* name;
  const char* common;  ///< both schemas begin with this
  const char* one;
  const char* other;
  int since = 13;  ///< the first major version of PostgreSQL that supports the statements

  friend void PrintTo(const Trouble& trouble, std::ostream* out) { *out << trouble.name; }
};

inline constexpr Trouble troubles[] = {
    {"the type of a column under views changes", "",
     "CREATE TABLE t (id integer PRIMARY KEY, n integer); CREATE VIEW v AS SELECT id, n FROM t;"
     "CREATE VIEW w AS SELECT n FROM v; CREATE MATERIALIZED VIEW m AS SELECT n FROM w; CREATE UNIQUE INDEX m_n ON m "
     "(n);"
     "GRANT SELECT ON w TO pg_monitor; COMMENT ON VIEW v IS 'A view'; COMMENT ON COLUMN w.n IS 'A number'",
     "CREATE TABLE t (id integer PRIMARY KEY, n bigint); CREATE VIEW v AS SELECT id, n FROM t;"
     "CREATE VIEW w AS SELECT n FROM v; CREATE MATERIALIZED VIEW m AS SELECT n FROM w; CREATE UNIQUE INDEX m_n ON m "
     "(n);"
     "GRANT SELECT ON w TO pg_monitor; COMMENT ON VIEW v IS 'A view'; COMMENT ON COLUMN w.n IS 'A number'"},
    {"a column goes and the view over it changes", "",
     "CREATE TABLE t (a integer, b text, c integer); CREATE VIEW v AS SELECT a, c FROM t; CREATE VIEW w AS SELECT c "
     "FROM v",
     "CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a AS c FROM v"},
    {"a column goes with the policy over it", "",
     "CREATE TABLE t (a integer, tenant text); CREATE POLICY p ON t USING (tenant = CURRENT_USER)",
     "CREATE TABLE t (a integer); CREATE POLICY p ON t USING (a > 0)"},
    {"a column goes with a trigger's condition",
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
     "CREATE TABLE t (a integer, b integer); CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (old.b <> new.b) "
     "EXECUTE FUNCTION f()",
     "CREATE TABLE t (a integer); CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (old.a <> new.a) EXECUTE "
     "FUNCTION f()"},
    {"a column goes with a generated column", "",
     "CREATE TABLE t (a integer, b integer, g integer GENERATED ALWAYS AS (b * 2) STORED)",
     "CREATE TABLE t (a integer, g integer GENERATED ALWAYS AS (a * 2) STORED)"},
    {"a column goes with an index expression", "", "CREATE TABLE t (a text, b text); CREATE INDEX i ON t (lower(b))",
     "CREATE TABLE t (a text); CREATE INDEX i ON t (lower(a))"},
    {"a function returns the rows of a view that gets a column in the middle", "",
     "CREATE TABLE t (a integer, b integer, c integer); CREATE VIEW v AS SELECT a, c FROM t;"
     "CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v'",
     "CREATE TABLE t (a integer, b integer, c integer); CREATE VIEW v AS SELECT a, b, c FROM t;"
     "CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v'"},
    {"a function returns the rows of a table that gets a column", "",
     "CREATE TABLE t (a integer); CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t'; CREATE VIEW v "
     "AS SELECT a FROM f()",
     "CREATE TABLE t (a integer, b integer); CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t'; "
     "CREATE VIEW v AS SELECT a FROM f()"},
    {"three views in reverse order of their names", "",
     "CREATE VIEW c AS SELECT 1 AS x; CREATE VIEW b AS SELECT x FROM c; CREATE VIEW a AS SELECT x FROM b",
     "CREATE VIEW c AS SELECT 'x' AS x; CREATE VIEW b AS SELECT x FROM c; CREATE VIEW a AS SELECT x FROM b"},
    {"three views come and go", "",
     "CREATE VIEW c AS SELECT 1 AS x; CREATE VIEW b AS SELECT x FROM c; CREATE VIEW a AS SELECT x FROM b", ""},
    {"a function that a default, a check, an index, a domain and a policy use gets another result", "",
     "CREATE FUNCTION f(i integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT i';"
     "CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0);"
     "CREATE TABLE t (a integer DEFAULT f(1), b d, CONSTRAINT c CHECK (f(a) > 0)); CREATE INDEX i ON t (f(a));"
     "CREATE POLICY p ON t USING (f(a) > 0)",
     "CREATE FUNCTION f(i integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT i::bigint';"
     "CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0);"
     "CREATE TABLE t (a integer DEFAULT f(1), b d, CONSTRAINT c CHECK (f(a) > 0)); CREATE INDEX i ON t (f(a));"
     "CREATE POLICY p ON t USING (f(a) > 0)"},
    {"a function that much uses comes and goes", "",
     "CREATE FUNCTION f(i integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT i';"
     "CREATE DOMAIN d AS integer DEFAULT f(1) CHECK (f(VALUE) > 0);"
     "CREATE TABLE t (a integer DEFAULT f(1), b d, CONSTRAINT c CHECK (f(a) > 0)); CREATE INDEX i ON t (f(a));"
     "CREATE POLICY p ON t USING (f(a) > 0)",
     "CREATE DOMAIN d AS integer; CREATE TABLE t (a integer, b d)"},
    {"a parameter gets another name, and one goes", "",
     "CREATE FUNCTION f(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS "
     "SELECT f(1)",
     "CREATE FUNCTION f(x integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS "
     "SELECT f(1)"},
    {"OUT parameters change", "", "CREATE FUNCTION f(a integer, OUT x integer) LANGUAGE sql AS 'SELECT 1'",
     "CREATE FUNCTION f(a integer, OUT x integer, OUT y text) LANGUAGE sql AS 'SELECT 1, null::text'"},
    {"a view is created again with all that it has",
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
     "CREATE TABLE t (a integer, b integer); CREATE VIEW v WITH (security_barrier = true) AS SELECT a, b FROM t;"
     "ALTER VIEW v OWNER TO pg_monitor; GRANT SELECT ON v TO PUBLIC; COMMENT ON COLUMN v.a IS 'a';"
     "ALTER VIEW v ALTER COLUMN a SET DEFAULT 3; CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION "
     "f();"
     "CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING",
     "CREATE TABLE t (a bigint, b integer); CREATE VIEW v WITH (security_barrier = true) AS SELECT a, b FROM t;"
     "ALTER VIEW v OWNER TO pg_monitor; GRANT SELECT ON v TO PUBLIC; COMMENT ON COLUMN v.a IS 'a';"
     "ALTER VIEW v ALTER COLUMN a SET DEFAULT 3; CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION "
     "f();"
     "CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING"},
    {"a column under a disabled trigger changes its type",
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
     "CREATE TABLE t (a integer); CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();"
     "ALTER TABLE t DISABLE TRIGGER g; COMMENT ON TRIGGER g ON t IS 'off'",
     "CREATE TABLE t (a bigint); CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();"
     "ALTER TABLE t DISABLE TRIGGER g; COMMENT ON TRIGGER g ON t IS 'off'"},
    {"a policy over a column that changes its type", "",
     "CREATE TABLE t (a integer, b text); CREATE POLICY p ON t FOR SELECT TO pg_monitor USING (a > 1); COMMENT ON "
     "POLICY p ON t IS 'x'",
     "CREATE TABLE t (a bigint, b text); CREATE POLICY p ON t FOR SELECT TO pg_monitor USING (a > 1); COMMENT ON "
     "POLICY p ON t IS 'x'"},
    {"integer to text, with a default, a check, an index and a foreign key", "",
     "CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE t (a integer DEFAULT 1 CONSTRAINT c CHECK (a > 0) "
     "REFERENCES p (id), b text); CREATE INDEX i ON t (a) WHERE a > 3; CREATE STATISTICS s ON a, b FROM t",
     "CREATE TABLE p (id text PRIMARY KEY); CREATE TABLE t (a text DEFAULT 'x' CONSTRAINT c CHECK (a > '') "
     "REFERENCES p (id), b text); CREATE INDEX i ON t (a) WHERE a > '3'; CREATE STATISTICS s ON a, b FROM t"},
    {"a table becomes a view", "", "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t",
     "CREATE VIEW t AS SELECT 1 AS a; CREATE VIEW v AS SELECT a FROM t"},
    {"a function becomes a procedure, and a table a type", "",
     "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS ''; CREATE TABLE x (a integer); CREATE SEQUENCE s",
     "CREATE PROCEDURE f() LANGUAGE sql AS ''; CREATE TYPE x AS (a integer); CREATE TABLE s (b text)"},
    {"labels of an enum in all places", "", "CREATE TYPE e AS ENUM ('m')",
     "CREATE TYPE e AS ENUM ('a', 'b', 'm', 'n', 'z')"},
    {"labels between others", "", "CREATE TYPE e AS ENUM ('a', 'z')",
     "CREATE TYPE e AS ENUM ('a', 'b', 'c', 'y', 'z')"},
    {"a label of an enum goes, is renamed, and is in another order", "",
     "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (x e DEFAULT 'a', y e[], CONSTRAINT c CHECK (x <> 'b'));"
     "CREATE INDEX i ON t (x) WHERE x = 'a'; CREATE VIEW v AS SELECT x FROM t; CREATE DOMAIN d AS e;"
     "CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1'; CREATE TABLE u (z d)",
     "CREATE TYPE e AS ENUM ('c', 'new', 'a', 'b'); CREATE TABLE t (x e DEFAULT 'c', y e[], CONSTRAINT c CHECK (x <> "
     "'b'));"
     "CREATE INDEX i ON t (x) WHERE x = 'a'; CREATE VIEW v AS SELECT x FROM t; CREATE DOMAIN d AS e;"
     "CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1'; CREATE TABLE u (z d)"},
    {"an enum as partition key, and as part of a composite type", "",
     "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TYPE c AS (x e)",
     "CREATE TYPE e AS ENUM ('b', 'a'); CREATE TYPE c AS (x e)"},
    {"a domain gets another type", "",
     "CREATE DOMAIN d AS varchar(10) CHECK (VALUE <> ''); CREATE TABLE t (a d PRIMARY KEY)",
     "CREATE DOMAIN d AS text CHECK (VALUE <> ''); CREATE TABLE t (a d PRIMARY KEY)"},
    {"the owner of a table with a serial column", "", "CREATE TABLE t (id serial)",
     "CREATE TABLE t (id serial); ALTER TABLE t OWNER TO pg_monitor"},
    {"another replica identity, and another clustered index",
     "CREATE TABLE t (a integer NOT NULL, b integer NOT NULL); CREATE UNIQUE INDEX i ON t (a); CREATE UNIQUE INDEX j "
     "ON t (b);",
     "ALTER TABLE t REPLICA IDENTITY USING INDEX i; ALTER TABLE t CLUSTER ON j",
     "ALTER TABLE t REPLICA IDENTITY FULL; ALTER TABLE t CLUSTER ON i"},
    {"the replica identity becomes an index", "CREATE TABLE t (a integer NOT NULL); CREATE UNIQUE INDEX i ON t (a);",
     "ALTER TABLE t REPLICA IDENTITY FULL", "ALTER TABLE t REPLICA IDENTITY USING INDEX i"},
    {"the default of a partition's column", "",
     "CREATE TABLE m (k text) PARTITION BY LIST (k); CREATE TABLE m1 PARTITION OF m DEFAULT",
     "CREATE TABLE m (k text DEFAULT 'x') PARTITION BY LIST (k); CREATE TABLE m1 PARTITION OF m DEFAULT;"
     "ALTER TABLE m1 ALTER k SET DEFAULT 'a'"},
    {"the type of an inherited column under a view over the child", "",
     "CREATE TABLE p (a integer); CREATE TABLE q (b integer) INHERITS (p); CREATE VIEW v AS SELECT a FROM q",
     "CREATE TABLE p (a bigint); CREATE TABLE q (b integer) INHERITS (p); CREATE VIEW v AS SELECT a FROM q"},
    {"a new type with the same storage", "", "CREATE TABLE t (b text); ALTER TABLE t ALTER b SET STORAGE EXTERNAL",
     "CREATE TABLE t (b varchar(20)); ALTER TABLE t ALTER b SET STORAGE EXTERNAL"},
    {"a sequence turns around", "", "CREATE SEQUENCE s; CREATE SEQUENCE r INCREMENT -1 MAXVALUE 1000 START 5",
     "CREATE SEQUENCE s INCREMENT -1; CREATE SEQUENCE r"},
    {"an index on a partitioned table", "",
     "CREATE TABLE t (a integer, b text) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO "
     "(10);"
     "CREATE TABLE t2 PARTITION OF t DEFAULT",
     "CREATE TABLE t (a integer, b text) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO "
     "(10);"
     "CREATE TABLE t2 PARTITION OF t DEFAULT; CREATE INDEX i ON t (lower(b)); CREATE UNIQUE INDEX u ON t (a, b);"
     "ALTER TABLE t ADD PRIMARY KEY (a)"},
    {"partitions of partitions, default partitions, foreign keys to and from them", "",
     "CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b)) PARTITION BY LIST (a);",
     "CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b)) PARTITION BY LIST (a);"
     "CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1) PARTITION BY RANGE (b);"
     "CREATE TABLE t11 PARTITION OF t1 FOR VALUES FROM (0) TO (10); CREATE TABLE t1d PARTITION OF t1 DEFAULT;"
     "CREATE TABLE td PARTITION OF t DEFAULT; CREATE TABLE r (a integer, b integer, FOREIGN KEY (a, b) REFERENCES t);"
     "CREATE TABLE q (id integer PRIMARY KEY); ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES q"},
    {"a partition is detached", "CREATE TABLE t (a integer NOT NULL, b text) PARTITION BY RANGE (a);",
     "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10)", "CREATE TABLE t1 (a integer NOT NULL, b text)"},
    {"a partition gets another bound", "CREATE TABLE t (a integer NOT NULL, b text) PARTITION BY RANGE (a);",
     "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10)",
     "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (20)"},
    {"privileges of every kind",
     "CREATE SCHEMA s; CREATE TABLE s.t (a integer, b integer); CREATE FUNCTION s.f() RETURNS integer LANGUAGE sql AS "
     "'SELECT 1';",
     "GRANT USAGE ON SCHEMA s TO pg_monitor; GRANT SELECT (a), UPDATE (b) ON s.t TO pg_monitor WITH GRANT OPTION;"
     "ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO pg_monitor; ALTER DEFAULT PRIVILEGES FOR ROLE "
     "pg_monitor REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;"
     "REVOKE EXECUTE ON FUNCTION s.f() FROM PUBLIC; GRANT EXECUTE ON FUNCTION s.f() TO pg_monitor",
     "GRANT SELECT ON s.t TO PUBLIC"},
    {"a grantor other than the owner", "CREATE TABLE t (a integer);",
     "GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION; SET ROLE pg_monitor; GRANT SELECT ON t TO pg_signal_backend; "
     "RESET ROLE",
     ""},
    {"triggers, policies and publications across schemas", "CREATE SCHEMA a; CREATE SCHEMA b;",
     "CREATE FUNCTION b.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
     "CREATE FUNCTION b.ok(integer) RETURNS boolean LANGUAGE sql AS 'SELECT true'; CREATE TABLE a.t (a integer PRIMARY "
     "KEY);"
     "CREATE TRIGGER g BEFORE INSERT ON a.t FOR EACH ROW EXECUTE FUNCTION b.f(); CREATE POLICY p ON a.t USING "
     "(b.ok(a));"
     "CREATE TABLE b.u (a integer PRIMARY KEY REFERENCES a.t); CREATE PUBLICATION p FOR TABLE a.t, b.u",
     ""},
    {"one constraint name in two schemas", "CREATE SCHEMA a; CREATE SCHEMA b;",
     "CREATE TABLE a.t (x integer CONSTRAINT c CHECK (x > 0)); CREATE TABLE b.t (x integer CONSTRAINT c CHECK (x > 0))",
     "CREATE TABLE a.t (x integer CONSTRAINT c CHECK (x > 1)); CREATE TABLE b.t (x integer)"},
    {"serial and identity", "", "CREATE TABLE t (id serial PRIMARY KEY, a text)",
     "CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text)"},
    {"identity options and a wider type", "",
     "CREATE TABLE t (id smallint GENERATED ALWAYS AS IDENTITY (START WITH 5 MAXVALUE 100) PRIMARY KEY)",
     "CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 2 CYCLE) PRIMARY KEY)"},
    {"an identity on a nullable column", "", "CREATE TABLE t (id integer, a text)",
     "CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY, a text)"},
    {"a sequence is owned by another table's column and used by two defaults", "",
     "CREATE SEQUENCE s; CREATE TABLE t (a integer DEFAULT nextval('s')); CREATE TABLE u (a integer DEFAULT "
     "nextval('s'));"
     "ALTER SEQUENCE s OWNED BY u.a",
     "CREATE SEQUENCE s; CREATE TABLE t (a integer DEFAULT nextval('s')); ALTER SEQUENCE s OWNED BY t.a"},
    {"a table goes whose sequence another default uses", "",
     "CREATE TABLE t (a serial); CREATE TABLE u (a integer DEFAULT nextval('t_a_seq'))", "CREATE TABLE u (a integer)"},
    {"inheritance with two parents, and a column of its own",
     "CREATE TABLE p (a integer, b text); CREATE TABLE q (c integer);", "CREATE TABLE t (d date) INHERITS (p, q)", ""},
    {"a check that is not inherited", "CREATE TABLE p (a integer); CREATE TABLE t () INHERITS (p);",
     "ALTER TABLE p ADD CONSTRAINT c CHECK (a > 0) NO INHERIT", "ALTER TABLE p ADD CONSTRAINT c CHECK (a > 0)"},
    {"an inheritance parent goes while a view uses it", "",
     "CREATE TABLE p (a integer); CREATE TABLE t (b integer) INHERITS (p); CREATE VIEW v AS SELECT a FROM p", ""},
    {"a table becomes a child", "CREATE TABLE p (a integer);", "CREATE TABLE t (a integer, b text)",
     "CREATE TABLE t (a integer, b text); ALTER TABLE t INHERIT p"},
    {"overloads whose arguments agree in their first characters", "",
     "CREATE FUNCTION f(a timestamp with time zone, b timestamp with time zone, c timestamp with time zone, d integer) "
     "RETURNS integer LANGUAGE sql AS 'SELECT 1'",
     "CREATE FUNCTION f(a timestamp with time zone, b timestamp with time zone, c timestamp with time zone, d bigint) "
     "RETURNS integer LANGUAGE sql AS 'SELECT 1'"},
    {"a domain over a domain, and a composite type with it", "",
     "CREATE DOMAIN d AS integer CHECK (VALUE > 0); CREATE DOMAIN dd AS d CHECK (VALUE < 9); CREATE TYPE c AS (x dd, y "
     "text);"
     "CREATE TABLE t (a c, b dd)",
     ""},
    {"an attribute of a composite type that a table uses", "",
     "CREATE TYPE c AS (x integer); CREATE TABLE t (a c, b c[])",
     "CREATE TYPE c AS (x integer, y text); CREATE TABLE t (a c, b c[])"},
    {"text search with mappings", "",
     "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = english); CREATE TEXT SEARCH CONFIGURATION c "
     "(COPY = english);"
     "ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH d, english_stem; CREATE TABLE t (a text);"
     "CREATE INDEX i ON t USING gin (to_tsvector('c', a))",
     "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple); CREATE TABLE t (a text); CREATE INDEX i ON t USING gin "
     "(to_tsvector('c', a))"},
    {"user operators with commutators and negators", "",
     "CREATE FUNCTION lt(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';"
     "CREATE FUNCTION ge(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';"
     "CREATE OPERATOR <<< (FUNCTION = lt, LEFTARG = point, RIGHTARG = point, NEGATOR = >>>);"
     "CREATE OPERATOR >>> (FUNCTION = ge, LEFTARG = point, RIGHTARG = point, NEGATOR = <<<); CREATE VIEW v AS SELECT "
     "point(1, 1) <<< point(2, 2)",
     ""},
    {"a table becomes partitioned under a view", "", "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t",
     "CREATE TABLE t (a integer) PARTITION BY RANGE (a); CREATE VIEW v AS SELECT a FROM t"},
    {"a typed table", "CREATE TYPE c AS (x integer, y text);", "CREATE TABLE t OF c (PRIMARY KEY (x))",
     "CREATE TABLE t (x integer PRIMARY KEY, y text)"},
    {"the type of a typed table gets an attribute", "", "CREATE TYPE c AS (x integer); CREATE TABLE t OF c",
     "CREATE TYPE c AS (x integer, y text); CREATE TABLE t OF c"},
    {"the access method of a table", "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;",
     "CREATE TABLE t (a integer)", "CREATE TABLE t (a integer) USING heap2", 15},
    {"privileges on a column of a view", "CREATE VIEW v AS SELECT 1 AS a, 2 AS b;",
     "GRANT SELECT (a) ON v TO pg_monitor", ""},
    {"a range type in use", "",
     "CREATE TYPE r AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi); CREATE TABLE t (a r); CREATE "
     "FUNCTION f(r) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
     ""},
    {"IN, BETWEEN, nested AND and OR", "",
     "CREATE TABLE t (a varchar(9), b integer, CONSTRAINT c CHECK (a IN ('x', 'y') AND (b BETWEEN 1 AND 3 OR b > 7)));"
     "CREATE INDEX i ON t (a) WHERE a IN ('x', 'y'); CREATE VIEW v AS SELECT a FROM t WHERE a IN ('x', 'y');"
     "CREATE POLICY p ON t USING (a IN ('x', 'y'))",
     ""},
    {"names with quotes, dollars, spaces, keywords", "",
     "CREATE SCHEMA \"a\"\"b $$ c\"; CREATE TABLE \"a\"\"b $$ c\".\"select\" (\"from\" integer PRIMARY KEY, \"x'y\" "
     "text DEFAULT 'it''s \\ $$');"
     "COMMENT ON COLUMN \"a\"\"b $$ c\".\"select\".\"x'y\" IS 'a $$ b \\ c'; CREATE VIEW \"a\"\"b $$ c\".\"V\" AS "
     "SELECT \"from\" FROM \"a\"\"b $$ c\".\"select\";"
     "CREATE FUNCTION \"a\"\"b $$ c\".\"F(\"(\"a b\" integer) RETURNS text LANGUAGE sql AS $x$ SELECT '$$'::text $x$;"
     "CREATE INDEX \"i.j\" ON \"a\"\"b $$ c\".\"select\" (\"x'y\"); GRANT SELECT ON \"a\"\"b $$ c\".\"select\" TO "
     "pg_monitor",
     ""},
    {"foreign keys in a circle", "",
     "CREATE TABLE t (id integer PRIMARY KEY, u integer); CREATE TABLE u (id integer PRIMARY KEY, t integer REFERENCES "
     "t);"
     "ALTER TABLE t ADD FOREIGN KEY (u) REFERENCES u",
     ""},
    {"a table whose check uses a function over its rows", "",
     "CREATE TABLE t (a integer, b integer); CREATE FUNCTION f(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT "
     "true';"
     "ALTER TABLE t ADD CONSTRAINT c CHECK (f(t.*)); CREATE INDEX i ON t (f(t.*))",
     ""},
    {"a default that reads another table by a function", "",
     "CREATE TABLE u (a integer); CREATE FUNCTION f() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(a) FROM u; "
     "END;"
     "CREATE TABLE t (a integer DEFAULT f()); ALTER TABLE u ADD COLUMN b t",
     "", 14},
    {"swapped views", "", "CREATE VIEW a AS SELECT 1 AS x; CREATE VIEW b AS SELECT 'y' AS y",
     "CREATE VIEW b AS SELECT 1 AS x; CREATE VIEW a AS SELECT 'y' AS y"},
    {"unlogged and logged tables with a foreign key", "",
     "CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES p)",
     "CREATE UNLOGGED TABLE p (id integer PRIMARY KEY); CREATE UNLOGGED TABLE t (a integer REFERENCES p)"},
    {"primary keys: other columns, other names, NOT NULL", "", "CREATE TABLE t (a integer PRIMARY KEY, b integer)",
     "CREATE TABLE t (a integer, b integer NOT NULL, CONSTRAINT k PRIMARY KEY (b))"},
    {"a key that a foreign key needs changes", "",
     "CREATE TABLE p (a integer PRIMARY KEY, b integer NOT NULL); CREATE TABLE t (x integer REFERENCES p (a))",
     "CREATE TABLE p (a integer NOT NULL, b integer PRIMARY KEY); CREATE TABLE t (x integer REFERENCES p (b))"},
    {"comments on everything",
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE t (a integer "
     "CONSTRAINT c CHECK (a > 0)); CREATE INDEX i ON t (a);"
     "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); CREATE VIEW v AS SELECT 1 AS x; CREATE "
     "SEQUENCE s; CREATE TYPE e AS ENUM (); CREATE DOMAIN d AS integer; CREATE STATISTICS st ON a, (a + 1) FROM t;",
     "COMMENT ON TABLE t IS 'a'; COMMENT ON COLUMN t.a IS 'b'; COMMENT ON CONSTRAINT c ON t IS 'c'; COMMENT ON INDEX i "
     "IS 'd'; COMMENT ON TRIGGER g ON t IS 'e';"
     "COMMENT ON VIEW v IS 'f'; COMMENT ON COLUMN v.x IS 'g'; COMMENT ON SEQUENCE s IS 'h'; COMMENT ON TYPE e IS 'i'; "
     "COMMENT ON DOMAIN d IS 'j'; COMMENT ON STATISTICS st IS 'k'; COMMENT ON FUNCTION f() IS 'l'",
     "", 14},
};

}  // namespace pgmanager::diff::tests
