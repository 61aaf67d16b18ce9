#include "diff/column_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "schema/attributes.hpp"

namespace pgmanager::diff {

namespace {

struct Column {
  FactId fact = 0;
  bool is_new = false;
  int before = 0;  ///< positions; 0: it is not there
  int after = 0;
};

int position(const FactSide& side) {
  return side.object == nullptr ? 0 : schema::position_of(*side.object).value_or(0);
}

// The first column that is not where it should be; null if there is none.
const Column* misplaced(std::vector<Column>& columns) {
  std::ranges::sort(columns, {},
                    [](const Column& each) { return std::pair(each.is_new, each.is_new ? each.after : each.before); });
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    if (columns[i].after > columns[i + 1].after) return &columns[i + 1];
  }
  return nullptr;
}

}  // namespace

std::vector<Refusal> unreachable_orders(const Facts& facts, const Fates& fates) {
  std::map<FactId, std::vector<Column>> tables;
  for (FactId id = 0; id < facts.size(); ++id) {
    const Fact& fact = facts[id];
    if (!fact.after.parent || position(fact.after) == 0 || is_created(fates.facts[*fact.after.parent].fate)) continue;
    tables[*fact.after.parent].push_back({.fact = id,
                                          .is_new = is_created(fates.facts[id].fate),
                                          .before = position(fact.before),
                                          .after = position(fact.after)});
  }
  std::vector<Refusal> refusals;
  for (auto& [table, columns] : tables) {
    const Column* column = misplaced(columns);
    if (column == nullptr) continue;
    refusals.push_back({.object = facts[table].name,
                        .reason = fmt::format("column \"{}\" cannot be moved to place {}: new columns come last",
                                              facts[column->fact].name.parts.back(), column->after)});
  }
  return refusals;
}

}  // namespace pgmanager::diff
