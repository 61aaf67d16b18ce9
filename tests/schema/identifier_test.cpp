#include "schema/identifier.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "support/test_server.hpp"

namespace pgmanager::schema {
namespace {

TEST(QuoteIdentifier, LeavesAPlainNameAsItIs) {
  EXPECT_EQ(quote_identifier("event"), "event");
  EXPECT_EQ(quote_identifier("_a1"), "_a1");
}

TEST(QuoteIdentifier, QuotesNamesThatTheServerWouldReadDifferently) {
  EXPECT_EQ(quote_identifier("Event"), "\"Event\"");
  EXPECT_EQ(quote_identifier("1a"), "\"1a\"");
  EXPECT_EQ(quote_identifier("a b"), "\"a b\"");
  EXPECT_EQ(quote_identifier("a$"), "\"a$\"");
  EXPECT_EQ(quote_identifier("é"), "\"é\"");
  EXPECT_EQ(quote_identifier("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(quote_identifier(""), "\"\"");
}

TEST(QuoteIdentifier, QuotesKeywords) {
  EXPECT_EQ(quote_identifier("user"), "\"user\"");
  EXPECT_EQ(quote_identifier("bigint"), "\"bigint\"");
  EXPECT_EQ(quote_identifier("left"), "\"left\"");
  EXPECT_EQ(quote_identifier("merge_action"), "\"merge_action\"");
  EXPECT_EQ(quote_identifier("name"), "name") << "not reserved at all";
}

class QuoteIdentifierOfTheServer : public pgmanager::tests::ServerTest {};

// A word that is a keyword only in a later version may be quoted here unnecessarily.
TEST_F(QuoteIdentifierOfTheServer, QuotesTheSameWords) {
  std::istringstream lines(
      pgmanager::tests::psql(pgmanager::tests::test_server_dsn(),
                             "SELECT word, quote_ident(word) FROM pg_get_keywords() WHERE catcode <> 'U' "
                             "UNION ALL SELECT word, quote_ident(word) FROM unnest(ARRAY['a', 'a_1', 'A', '9', 'a$', "
                             "'é', 'a b', 'name', 'comment', 'a\"b']) AS word"));
  std::size_t words = 0;
  for (std::string line; std::getline(lines, line); ++words) {
    const std::size_t bar = line.find('|');
    EXPECT_EQ(quote_identifier(line.substr(0, bar)), line.substr(bar + 1));
  }
  EXPECT_GT(words, 140U);
}

}  // namespace
}  // namespace pgmanager::schema
