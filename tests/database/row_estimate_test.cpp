#include "database/row_estimate.hpp"

#include <gtest/gtest.h>

#include "support/database_fixture.hpp"

namespace pgmanager::database {
namespace {

class RowEstimateTest : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    connection_->script(
        "CREATE SCHEMA s;"
        "CREATE TABLE s.\"A\" AS SELECT g FROM generate_series(1, 30) AS g;"
        "CREATE TABLE b AS SELECT g FROM generate_series(1, 5) AS g;"
        "CREATE TABLE p (id int) PARTITION BY RANGE (id);"
        "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);"
        "INSERT INTO p SELECT generate_series(1, 7);"
        "CREATE MATERIALIZED VIEW s.m AS SELECT g FROM generate_series(1, 2) AS g;"
        "CREATE VIEW s.v AS SELECT 1;"
        "ANALYZE");
  }
  std::string estimate(const std::vector<std::string>& tables, const std::vector<std::string>& schemas = {}) {
    const result::RowEstimate rows = estimate_rows(*connection_, tables, schemas);
    return std::to_string(rows.rows) + " in " + std::to_string(rows.tables) +
           (rows.never_analyzed > 0 ? ", unknown " + std::to_string(rows.never_analyzed) : "");
  }
};

TEST_F(RowEstimateTest, CountsTablesAndTheirPartitions) {
  EXPECT_EQ(estimate({"b"}), "5 in 1");
  EXPECT_EQ(estimate({"s.\"A\"", "b"}), "35 in 2");
  EXPECT_EQ(estimate({"p"}), "7 in 1");
  EXPECT_EQ(estimate({"p", "p1", "\"p1\""}), "7 in 1");
}

TEST_F(RowEstimateTest, DistinguishesTablesWithoutStatisticsFromEmptyOnes) {
  connection_->script("CREATE TABLE empty (id int); ANALYZE empty; CREATE TABLE unknown (id int)");
  EXPECT_EQ(estimate({"unknown", "b"}), "5 in 2, unknown 1");
  // Before PostgreSQL 14, the catalog does not distinguish an empty table from one that was never analyzed.
  const bool tells = connection_->server_version() >= 140000;
  EXPECT_EQ(estimate({"empty"}), tells ? "0 in 1" : "unknown 1");
}

TEST_F(RowEstimateTest, CountsSchemas) {
  EXPECT_EQ(estimate({}, {"s"}), "32 in 2");
  EXPECT_EQ(estimate({"s.m"}, {"s"}), "32 in 2");
}

TEST_F(RowEstimateTest, IgnoresUnknownNames) {
  EXPECT_EQ(estimate({}), "0 in 0");
  EXPECT_EQ(estimate({"nowhere", "nowhere.t", "s.v"}, {"nowhere"}), "0 in 0");
}

}  // namespace
}  // namespace pgmanager::database
