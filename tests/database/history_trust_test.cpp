#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/causes.hpp"
#include "source/sql_text.hpp"
#include "support/database_fixture.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

using ::testing::HasSubstr;

/// A history with a snapshot, created by the superuser of the test server.
class HistoryTrust : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    tests::DatabaseTest::SetUp();
    if (IsSkipped()) return;
    database_->create_history(database_->load_history());
    ASSERT_TRUE(database_->try_lock());
    record();
    database_->record_snapshot(1);
    connection_->script(
        "CREATE FUNCTION public.returns_null() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;"
        "CREATE FUNCTION public.same(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';");
  }

  std::int64_t record() {
    base::Findings findings;
    const auto read =
        source::parse_sql_file("deployment/0-a.sql", "SELECT 1;", source::FileRole::deployment, {}, findings);
    return database_->record(
        {.run_id = "0f0e0d0c-0b0a-0908-0706-050403020100", .file = &read.file, .text = read.text.text});
  }

  // The detail of the error when the database is opened; "" if the history is trusted.
  std::string refusal() {
    for (const auto wanted : {Wanted::History::whole, Wanted::History::in_place}) {
      try {
        database_->open({.history = wanted});
        said_.clear();
      } catch (const base::Error& error) {
        EXPECT_EQ(error.parts().rule, "history-not-trusted");
        EXPECT_EQ(error.code(), base::ErrorCode::refused);
        said_ = error.parts().detail;
        cause_ = tests::cause_of<causes::HistoryNotTrusted>(error.parts());
      }
    }
    return said_;
  }
  std::string refusal_after(const std::string& sql) {
    connection_->script(sql);
    return refusal();
  }

  std::string said_;
  causes::HistoryNotTrusted cause_;
};

TEST_F(HistoryTrust, IsGivenToWhatTheProgramMakes) {
  EXPECT_EQ(refusal(), "");
}

TEST_F(HistoryTrust, IsGivenToOlderFormats) {
  EXPECT_EQ(refusal_after("ALTER TABLE postgres_manager.history DROP COLUMN generated_done CASCADE;"
                          "DROP INDEX postgres_manager.history_ordinal;"
                          "CREATE INDEX history_ordinal ON postgres_manager.history (ordinal, id) "
                          "WHERE kind = 'deployment'"),
            "");
}

TEST_F(HistoryTrust, IsNotTakenForAnIndexThatOnlyFindsRows) {
  EXPECT_EQ(refusal_after("CREATE INDEX ON postgres_manager.history (finished_at)"), "");
}

// Traces of what is no longer there, and what only the thorough check can judge: it takes a second look, and reads the
// history.
TEST_F(HistoryTrust, IsGivenAfterASecondLook) {
  for (const char* sql :
       {"CREATE TRIGGER t BEFORE INSERT ON postgres_manager.history FOR EACH ROW EXECUTE FUNCTION returns_null();"
        "DROP TRIGGER t ON postgres_manager.history",
        "CREATE RULE r AS ON DELETE TO postgres_manager.history DO INSTEAD NOTHING;"
        "DROP RULE r ON postgres_manager.history",
        "CREATE TABLE child () INHERITS (postgres_manager.history); DROP TABLE child",
        "CREATE INDEX ON postgres_manager.history (kind, path, state, checksum, host)"}) {
    SCOPED_TRACE(sql);
    EXPECT_EQ(refusal_after(sql), "");
    EXPECT_EQ(database_->load_history().format, newest_history_format);
  }
}

struct Difference {
  const char* sql;
  const char* said;
  const char* correction;  ///< part of a statement that corrects it; empty: there is none
};

class HistoryTrustWith : public HistoryTrust, public ::testing::WithParamInterface<Difference> {};

TEST_P(HistoryTrustWith, IsTaken) {
  EXPECT_THAT(refusal_after(GetParam().sql), HasSubstr(GetParam().said));
  const std::string corrections = fmt::format("{}", fmt::join(cause_.corrections, ";"));
  EXPECT_THAT(corrections, HasSubstr(GetParam().correction));
  EXPECT_TRUE(cause_.by_hand || !cause_.corrections.empty());
  if (cause_.by_hand) return;
  EXPECT_EQ(refusal_after(corrections), "") << "the statements correct the history";
}

INSTANTIATE_TEST_SUITE_P(
    WhatTheProgramDoesNotMake, HistoryTrustWith,
    ::testing::Values(
        Difference{
            "CREATE TRIGGER t BEFORE INSERT ON postgres_manager.history FOR EACH ROW EXECUTE FUNCTION returns_null()",
            R"(table "history", owned by role "postgres", has trigger "t")",
            R"(DROP TRIGGER "t" ON "postgres_manager".history)"},
        Difference{"CREATE TRIGGER t BEFORE INSERT ON postgres_manager.schema_snapshot FOR EACH ROW "
                   "EXECUTE FUNCTION returns_null()",
                   R"(table "schema_snapshot", owned by role "postgres", has trigger "t")", "DROP TRIGGER"},
        Difference{"CREATE RULE r AS ON INSERT TO postgres_manager.history DO ALSO NOTIFY x",
                   R"(table "history", owned by role "postgres", has rule "r")",
                   R"(DROP RULE "r" ON "postgres_manager".history)"},
        Difference{"CREATE RULE r AS ON UPDATE TO postgres_manager.format DO INSTEAD NOTHING", R"(table "format")",
                   "DROP RULE"},
        Difference{"ALTER TABLE postgres_manager.history ENABLE ROW LEVEL SECURITY", "has row security",
                   R"(ALTER TABLE "postgres_manager".history DISABLE ROW LEVEL SECURITY)"},
        Difference{"CREATE POLICY p ON postgres_manager.history", R"(has policy "p")",
                   R"(DROP POLICY "p" ON "postgres_manager".history)"},
        Difference{"CREATE TABLE child () INHERITS (postgres_manager.history)", R"(has child table public.child)",
                   R"(ALTER TABLE public.child NO INHERIT "postgres_manager".history)"},
        Difference{"CREATE TABLE parent (); ALTER TABLE postgres_manager.history INHERIT parent",
                   R"(has parent table public.parent)",
                   R"(ALTER TABLE "postgres_manager".history NO INHERIT public.parent)"},
        Difference{"CREATE STATISTICS s ON public.same(path), kind FROM postgres_manager.history",
                   "has extended statistics", "DROP STATISTICS public.s"},
        Difference{"CREATE TABLE public.of_row (id bigint REFERENCES postgres_manager.history)",
                   R"(has constraint "of_row_id_fkey")", "ALTER TABLE public.of_row DROP CONSTRAINT"},
        Difference{"CREATE OR REPLACE VIEW postgres_manager.deployment_state AS SELECT h.* FROM "
                   "postgres_manager.history AS h "
                   "WHERE query_to_xml('select 1', false, false, '') IS NOT NULL",
                   "does more than read the history", ""},
        Difference{"ALTER TABLE postgres_manager.history ALTER reason SET DEFAULT public.same('x')",
                   R"(has column "reason")", ""},
        Difference{"ALTER TABLE postgres_manager.history ADD more text", R"(has column "more")", ""},
        Difference{"ALTER TABLE postgres_manager.history ALTER id SET GENERATED BY DEFAULT", R"(has column "id")", ""},
        Difference{"ALTER TABLE postgres_manager.history ALTER host DROP NOT NULL", R"(has column "host")", ""},
        Difference{"ALTER TABLE postgres_manager.history ADD CHECK (state <> 'x')",
                   R"(has constraint "history_state_check")", "DROP CONSTRAINT"},
        Difference{"ALTER TABLE postgres_manager.history ADD UNIQUE (path)", R"(has constraint "history_path_key")",
                   "DROP CONSTRAINT"},
        Difference{"CREATE INDEX i ON postgres_manager.history (public.same(path))", R"(has index "i")",
                   R"(DROP INDEX "postgres_manager"."i")"},
        Difference{"CREATE INDEX i ON postgres_manager.history (path) WHERE public.same(path) = 'x'",
                   R"(has index "i")", "DROP INDEX"},
        Difference{"ALTER TABLE postgres_manager.history SET UNLOGGED",
                   R"("history", owned by role "postgres", is not an ordinary table)", ""},
        Difference{"CREATE OR REPLACE VIEW postgres_manager.deployment_state AS "
                   "SELECT h.* FROM postgres_manager.history AS h WHERE public.same(h.path) = h.path",
                   R"(view "deployment_state", owned by role "postgres", does more than read the history)", ""},
        Difference{"DROP VIEW postgres_manager.deployment_state; CREATE TABLE postgres_manager.deployment_state ()",
                   R"("deployment_state", owned by role "postgres", is not an ordinary view)", ""},
        Difference{"ALTER TABLE postgres_manager.format RENAME TO real; CREATE VIEW postgres_manager.format AS "
                   "SELECT * FROM postgres_manager.real",
                   R"("format", owned by role "postgres", is not an ordinary table)", ""}));

TEST_F(HistoryTrust, IsTakenForEveryObjectOfAnotherRole) {
  const tests::LoginRole mallory("trust_mallory");
  for (const std::string object :
       {"SCHEMA postgres_manager", "TABLE postgres_manager.history", "TABLE postgres_manager.format",
        "TABLE postgres_manager.schema_snapshot", "VIEW postgres_manager.deployment_state"}) {
    SCOPED_TRACE(object);
    EXPECT_THAT(refusal_after(fmt::format("ALTER {} OWNER TO {}", object, mallory.name())),
                HasSubstr(R"(is owned by role "trust_mallory", which is not trusted)"));
    EXPECT_EQ(refusal_after(fmt::format("ALTER {} OWNER TO postgres", object)), "");
  }
}

// An empty schema counts, too: its owner can create the tables in it.
TEST_F(HistoryTrust, IsTakenForTheSchemaAlone) {
  const tests::LoginRole mallory("trust_mallory");
  EXPECT_NE(refusal_after("DROP SCHEMA postgres_manager CASCADE; CREATE SCHEMA postgres_manager AUTHORIZATION " +
                          mallory.name()),
            "");
  connection_->script("DROP SCHEMA postgres_manager");
}

TEST_F(HistoryTrust, IsGivenToRolesThatOneIsAMemberOfAndToTheOwnerOfTheDatabase) {
  const tests::LoginRole owner("trust_owner");
  const tests::LoginRole deployer("trust_deployer");
  const auto give_all_to = [&](const std::string& role) {
    for (const char* object :
         {"SCHEMA postgres_manager", "TABLE postgres_manager.history", "TABLE postgres_manager.format",
          "TABLE postgres_manager.schema_snapshot", "VIEW postgres_manager.deployment_state"}) {
      connection_->script(fmt::format("ALTER {} OWNER TO {}", object, role));
    }
  };
  const auto as_deployer = [&] {
    pg::Connection connection({.dsn = scratch_->dsn() + " user=" + deployer.name()}, stop_);
    Database database(connection, "postgres_manager", runner());
    try {
      database.open({.history = Wanted::History::whole});
      return std::string();
    } catch (const base::Error& error) {
      return error.parts().rule;
    }
  };
  connection_->script(
      fmt::format("GRANT USAGE ON SCHEMA postgres_manager TO {0}; GRANT SELECT ON ALL TABLES IN SCHEMA "
                  "postgres_manager TO {0}",
                  deployer.name()));
  EXPECT_EQ(as_deployer(), "");  // a superuser's
  give_all_to(owner.name());
  EXPECT_EQ(as_deployer(), "history-not-trusted");
  EXPECT_NE(refusal(), "");  // for the superuser, although it may do everything
  connection_->script(fmt::format("GRANT {} TO {}, postgres", owner.name(), deployer.name()));
  EXPECT_EQ(as_deployer(), "");
  EXPECT_EQ(refusal(), "");
  connection_->script(fmt::format("REVOKE {0} FROM {1}, postgres; ALTER DATABASE {2} OWNER TO {0}", owner.name(),
                                  deployer.name(), pg::quote_identifier(connection_->database())));
  EXPECT_EQ(as_deployer(), "");
  EXPECT_EQ(refusal(), "");
  connection_->script(
      fmt::format("ALTER DATABASE {} OWNER TO postgres", pg::quote_identifier(connection_->database())));
  give_all_to("postgres");
  connection_->script(fmt::format("DROP OWNED BY {}", deployer.name()));
}

// If the row is not stored, recording fails and rolls back the transaction.
TEST_F(HistoryTrust, NeedsARowThatIsThere) {
  EXPECT_GT(record(), 0);
  connection_->script(
      "CREATE TRIGGER t BEFORE INSERT ON postgres_manager.history FOR EACH ROW EXECUTE FUNCTION returns_null()");
  const auto error = tests::thrown_by([&] { record(); });
  EXPECT_EQ(error.message, "the history in schema \"postgres_manager\" did not store the row of this file");
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.history"), "2");
}

// A later row replaces an earlier one of the same deployment, so its id must be higher.
TEST_F(HistoryTrust, NeedsRowsInTheirOrder) {
  record();
  connection_->script("ALTER SEQUENCE postgres_manager.history_id_seq INCREMENT BY -1 MINVALUE -100 RESTART WITH 0");
  const auto error = tests::thrown_by([&] { record(); });
  EXPECT_EQ(tests::cause_of<causes::RowNotStored>(error).table, "\"postgres_manager\".history");
  EXPECT_EQ(psql("SELECT count(*) FROM postgres_manager.history"), "2");
}

}  // namespace

}  // namespace pgmanager::database
