#include "diff/graph.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_set>

namespace pgmanager::diff {

Graph::Graph(std::size_t nodes) : later_(nodes), earlier_(nodes), whole_(nodes) {
  std::iota(whole_.begin(), whole_.end(), std::size_t{0});
}

void Graph::add_edge(Node first, Node second) {
  if (first == second) return;
  later_[first].push_back(second);
  earlier_[second].push_back(first);
}

Graph::Node Graph::whole(Node node) const {
  while (whole_[node] != node) node = whole_[node];
  return node;
}

std::vector<Graph::Node> Graph::neighbours(const Edges& edges, Node node) const {
  std::vector<Node> wholes;
  wholes.reserve(edges[node].size());
  for (const Node each : edges[node]) {
    if (const Node found = whole(each); found != node) wholes.push_back(found);
  }
  std::ranges::sort(wholes);
  wholes.erase(std::unique(wholes.begin(), wholes.end()), wholes.end());
  return wholes;
}

bool Graph::reaches(const std::vector<Node>& starts, const Edges& edges, Node target, Node without) const {
  std::unordered_set<Node> seen{without};
  std::vector<Node> open;
  for (const Node start : starts) {
    if (start != target && seen.insert(start).second) open.push_back(start);
  }
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    for (const Node next : neighbours(edges, node)) {
      if (next == target) return true;
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return false;
}

bool Graph::merge(Node part, Node whole) {
  part = this->whole(part);
  whole = this->whole(whole);
  if (part == whole) return true;
  if (reaches(neighbours(earlier_, part), earlier_, whole, part)) return false;
  if (reaches(neighbours(later_, part), later_, whole, part)) return false;
  whole_[part] = whole;
  later_[whole].insert(later_[whole].end(), later_[part].begin(), later_[part].end());
  earlier_[whole].insert(earlier_[whole].end(), earlier_[part].begin(), earlier_[part].end());
  return true;
}

// Each node that is left has an earlier one that is left, too: following them back leads into a cycle.
std::vector<Graph::Node> Graph::find_cycle(const std::vector<std::size_t>& missing) const {
  Node node = 0;
  while (missing[node] == 0) ++node;
  std::vector<Node> path;
  while (std::ranges::find(path, node) == path.end()) {
    path.push_back(node);
    for (const Node each : neighbours(earlier_, node)) {
      if (missing[each] == 0) continue;
      node = each;
      break;
    }
  }
  path.erase(path.begin(), std::ranges::find(path, node));
  std::ranges::reverse(path);
  return path;
}

Graph::Sorted Graph::sort(const std::function<bool(Node, Node)>& before) const {
  Sorted sorted;
  std::vector<std::size_t> missing(whole_.size());
  std::set<Node, std::function<bool(Node, Node)>> ready(before);
  std::size_t wholes = 0;
  for (Node node = 0; node < whole_.size(); ++node) {
    if (whole_[node] != node) continue;
    ++wholes;
    missing[node] = neighbours(earlier_, node).size();
    if (missing[node] == 0) ready.insert(node);
  }
  while (!ready.empty()) {
    const Node node = *ready.begin();
    ready.erase(ready.begin());
    sorted.nodes.push_back(node);
    for (const Node next : neighbours(later_, node)) {
      if (--missing[next] == 0) ready.insert(next);
    }
  }
  if (sorted.nodes.size() != wholes) sorted.cycle = find_cycle(missing);
  return sorted;
}

}  // namespace pgmanager::diff
