#include "dump/table_text.hpp"

#include <gtest/gtest.h>

namespace pgmanager::dump {

namespace {

constexpr const char* create_item = R"(CREATE TABLE app.item (
    id integer NOT NULL,
    "Odd, ""Column""" integer[],
    note text DEFAULT 'a, b)'::text,
    CONSTRAINT item_check CHECK ((id > 0))
)
PARTITION BY LIST (id))";

TableText parsed(const char* text) {
  auto found = TableText::parse(text);
  EXPECT_TRUE(found);
  return *std::move(found);
}

TEST(TableText, WithoutAdditionsStaysAsItIs) {
  EXPECT_EQ(parsed(create_item).text(), create_item);
  EXPECT_EQ(parsed("CREATE TABLE t (\n)\nINHERITS (p)").text(), "CREATE TABLE t (\n)\nINHERITS (p)");
}

TEST(TableText, IsNotReadWithoutAListOfColumns) {
  EXPECT_FALSE(TableText::parse("CREATE TABLE t OF y"));
  EXPECT_FALSE(TableText::parse("CREATE VIEW v AS SELECT (1)"));
}

TEST(TableText, GetsDefaultsAndConstraints) {
  TableText text = parsed(create_item);
  EXPECT_TRUE(
      text.add_default(R"(ALTER TABLE ONLY app.item ALTER COLUMN "Odd, ""Column""" SET DEFAULT '{1,2}'::integer[])"));
  EXPECT_TRUE(text.add_constraint("ALTER TABLE ONLY app.item\n    ADD CONSTRAINT item_pkey PRIMARY KEY (id)"));
  EXPECT_EQ(text.text(), R"(CREATE TABLE app.item (
    id integer NOT NULL,
    "Odd, ""Column""" integer[] DEFAULT '{1,2}'::integer[],
    note text DEFAULT 'a, b)'::text,
    CONSTRAINT item_check CHECK ((id > 0)),
    CONSTRAINT item_pkey PRIMARY KEY (id)
)
PARTITION BY LIST (id))");
}

// CREATE TABLE would mark the constraint as valid.
TEST(TableText, DoesNotGetAConstraintThatIsNotValid) {
  TableText text = parsed(create_item);
  EXPECT_FALSE(text.add_constraint("ALTER TABLE app.item\n    ADD CONSTRAINT c CHECK ((id > 1)) NOT VALID"));
  EXPECT_EQ(text.text(), create_item);
}

TEST(TableText, DoesNotGetWhatBelongsToAnotherTable) {
  TableText text = parsed(create_item);
  EXPECT_FALSE(text.add_constraint("ALTER TABLE ONLY app.items\n    ADD CONSTRAINT c UNIQUE (id)"));
  EXPECT_FALSE(text.add_default("ALTER TABLE ONLY app.item ALTER COLUMN nope SET DEFAULT 1"));
  EXPECT_EQ(text.text(), create_item);
}

std::string identity(const char* options) {
  TableText text = parsed("CREATE TABLE app.t (\n    id bigint NOT NULL\n)");
  EXPECT_TRUE(text.add_identity(
      (std::string("ALTER TABLE app.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (\n") + options + ")").c_str()));
  return text.text();
}

TEST(TableText, GetsAnIdentityWithTheOptionsThatAreNotUsual) {
  EXPECT_EQ(identity("    SEQUENCE NAME app.t_id_seq\n    START WITH 1\n    INCREMENT BY 1\n    NO MINVALUE\n"
                     "    NO MAXVALUE\n    CACHE 1\n"),
            "CREATE TABLE app.t (\n    id bigint GENERATED ALWAYS AS IDENTITY\n)");
  EXPECT_EQ(identity("    SEQUENCE NAME app.other\n    START WITH 100\n    INCREMENT BY 1\n    NO MINVALUE\n"
                     "    NO MAXVALUE\n    CACHE 1\n    CYCLE\n"),
            "CREATE TABLE app.t (\n    id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME app.other START WITH 100 "
            "CYCLE)\n)");
}

bool becomes_serial(const char* column, const std::string& sequence, const char* options) {
  TableText text = parsed((std::string("CREATE TABLE app.t (\n    ") + column + "\n)").c_str());
  const bool is_serial =
      text.add_serial("CREATE SEQUENCE " + sequence + options, "ALTER SEQUENCE " + sequence + " OWNED BY app.t.id",
                      "ALTER TABLE ONLY app.t ALTER COLUMN id SET DEFAULT nextval('" + sequence + "'::regclass)");
  EXPECT_EQ(text.text(), is_serial ? "CREATE TABLE app.t (\n    id serial\n)"
                                   : std::string("CREATE TABLE app.t (\n    ") + column + "\n)");
  return is_serial;
}

TEST(TableText, BecomesSerialOnlyIfThatIsTheSame) {
  constexpr const char* usual =
      "\n    AS integer\n    START WITH 1\n    INCREMENT BY 1\n    NO MINVALUE\n    NO MAXVALUE\n    CACHE 1";
  EXPECT_TRUE(becomes_serial("id integer NOT NULL", "app.t_id_seq", usual));
  EXPECT_FALSE(becomes_serial("id integer", "app.t_id_seq", usual));
  EXPECT_FALSE(becomes_serial("id integer NOT NULL", "app.other_seq", usual));
  EXPECT_FALSE(becomes_serial("id integer NOT NULL", "app.t_id_seq", "\n    AS integer\n    START WITH 5"));
}

}  // namespace

}  // namespace pgmanager::dump
