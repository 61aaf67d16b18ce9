#include "diff/graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace pgmanager::diff {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::less<> by_number;

TEST(Graph, SortsByItsEdgesThenByThePreference) {
  Graph graph(4);
  graph.add_edge(3, 0);
  graph.add_edge(0, 1);
  EXPECT_THAT(graph.sort(by_number).nodes, ElementsAre(2, 3, 0, 1));
}

TEST(Graph, MergesAPartIntoItsWhole) {
  Graph graph(4);  // 0: table, 1: its column, 2: a type that the column needs, 3: a view over the column
  graph.add_edge(0, 1);
  graph.add_edge(2, 1);
  graph.add_edge(1, 3);
  EXPECT_TRUE(graph.merge(1, 0));
  EXPECT_EQ(graph.whole(1), 0);
  EXPECT_THAT(graph.sort(by_number).nodes, ElementsAre(2, 0, 3));
}

TEST(Graph, DoesNotMergeIfThatWouldMakeACircle) {
  Graph graph(3);  // 0: table, 1: its check, 2: a function over the rows of the table, which the check calls
  graph.add_edge(0, 1);
  graph.add_edge(0, 2);
  graph.add_edge(2, 1);
  EXPECT_FALSE(graph.merge(1, 0));
  EXPECT_THAT(graph.sort(by_number).nodes, ElementsAre(0, 2, 1));
}

TEST(Graph, ReportsACircleAsAPath) {
  Graph graph(5);
  graph.add_edge(0, 1);
  graph.add_edge(1, 2);
  graph.add_edge(2, 3);
  graph.add_edge(3, 1);
  graph.add_edge(3, 4);
  const Graph::Sorted sorted = graph.sort(by_number);
  EXPECT_THAT(sorted.nodes, ElementsAre(0));
  EXPECT_THAT(sorted.cycle, ElementsAre(2, 3, 1));
}

TEST(Graph, OfSeparateNodesHasNoCircle) {
  const Graph::Sorted sorted = Graph(2).sort(by_number);
  EXPECT_THAT(sorted.nodes, ElementsAre(0, 1));
  EXPECT_THAT(sorted.cycle, IsEmpty());
}

}  // namespace

}  // namespace pgmanager::diff
