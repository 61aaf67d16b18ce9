#include "dump/archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::dump {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// As pg_restore --verbose of PostgreSQL 15 writes it.
constexpr const char* script = R"(--
-- PostgreSQL database dump
--

\restrict a1b2

-- Started on 2026-11-30 22:55:43 UTC

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

--
-- TOC entry 4 (class 2615 OID 2200)
-- Name: public; Type: SCHEMA; Schema: -; Owner: ann
-- Data Pos: 0
--

-- *not* creating schema, since initdb creates it


SET default_tablespace = fast;

SET default_table_access_method = heap;

--
-- TOC entry 221 (class 1259 OID 16631)
-- Dependencies: 4 226
-- Name: a; Type: b; Type: TABLE; Schema: app; Owner: ann
-- Data Pos: 0
--

CREATE TABLE app."a; Type: b" (
    id integer DEFAULT length('--
-- TOC entry 1 (class 0 OID 0)
')
);


ALTER TABLE app."a; Type: b" OWNER TO ann;

--
-- TOC entry 318 (class 1255 OID 16552)
-- Name: f(); Type: FUNCTION; Schema: app; Owner: ann
-- Data Pos: 0
--

CREATE FUNCTION app.f() RETURNS text
    LANGUAGE sql
    AS $$
--
-- TOC entry 7 (class 2615 OID 16386)
-- Name: x; Type: SCHEMA; Schema: -; Owner: ann
--
SELECT ';'
$$;


-- Completed on 2026-11-30 22:55:43 UTC

\unrestrict a1b2
)";

TEST(ReadArchive, ReadsEntriesWithTheirStatements) {
  const std::vector<Entry> entries = read_archive(script);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].name, "public");
  EXPECT_EQ(entries[0].schema, "");
  EXPECT_THAT(entries[0].statements, IsEmpty());
  EXPECT_EQ(entries[1].id, 221);
  EXPECT_EQ(entries[1].type, "TABLE");
  EXPECT_EQ(entries[1].name, "a; Type: b");
  EXPECT_EQ(entries[1].schema, "app");
  EXPECT_EQ(entries[1].owner, "ann");
  EXPECT_THAT(entries[1].dependencies, ElementsAre(4, 226));
  EXPECT_EQ(entries[1].statements.size(), 2U);
  EXPECT_EQ(entries[1].statements.back(), "ALTER TABLE app.\"a; Type: b\" OWNER TO ann");
}

TEST(ReadArchive, TakesCommentsInAFunctionForItsText) {
  const std::vector<Entry> entries = read_archive(script);
  EXPECT_EQ(entries[2].id, 318);
  ASSERT_EQ(entries[2].statements.size(), 1U);
  EXPECT_TRUE(entries[2].statements[0].ends_with("SELECT ';'\n$$"));
}

TEST(ReadArchive, KeepsSettingsThatAreNotTheUsualOnes) {
  EXPECT_THAT(read_archive(script)[1].settings, ElementsAre("SET default_tablespace = fast"));
  EXPECT_THAT(read_archive(script)[2].settings, IsEmpty());
}

TEST(ReadArchive, KeepsAStatementThatBelongsToNoEntry) {
  const std::vector<Entry> entries = read_archive("SET a = 1;\nCREATE SCHEMA s;\n");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_THAT(entries[0].statements, ElementsAre("CREATE SCHEMA s"));
}

}  // namespace

}  // namespace pgmanager::dump
