#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace pgmanager::diff {

/// Nodes with an order between some of them. Nodes can be merged as long as this does not make a cycle.
class Graph {
 public:
  using Node = std::size_t;

  explicit Graph(std::size_t nodes);

  /// `first` has to come before `second`. Does nothing if they are the same node.
  void add_edge(Node first, Node second);

  /// Makes `part` a part of `whole`, which then has the edges of both. Returns false and changes nothing if that would
  /// make a cycle.
  bool merge(Node part, Node whole);

  /// The node that this one has become a part of; itself if it is none.
  Node whole(Node node) const;

  /// The nodes that have to come after this one directly.
  std::vector<Node> later(Node node) const { return neighbours(later_, node); }

  struct Sorted {
    std::vector<Node> nodes;  ///< in order, without those that are parts of others
    std::vector<Node> cycle;  ///< if there is no such order: nodes each of which has to come before the next one
  };
  /// The first of the nodes that may be next, by `before`, comes next (Kahn's algorithm).
  Sorted sort(const std::function<bool(Node, Node)>& before) const;

 private:
  using Edges = std::vector<std::vector<Node>>;

  bool reaches(const std::vector<Node>& starts, const Edges& edges, Node target, Node without) const;
  std::vector<Node> neighbours(const Edges& edges, Node node) const;
  std::vector<Node> find_cycle(const std::vector<std::size_t>& missing) const;

  Edges later_;
  Edges earlier_;
  std::vector<Node> whole_;
};

}  // namespace pgmanager::diff
