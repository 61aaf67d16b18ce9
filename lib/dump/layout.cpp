#include "dump/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace pgmanager::dump {

namespace {

using Index = std::size_t;

class LayoutMaker {
 public:
  explicit LayoutMaker(std::vector<Unit>& units) : units_(units), placed_(units.size()), users_(units.size()) {
    missing_.resize(units.size());
    for (Index i = 0; i < units_.size(); ++i) {
      for (const Index other : all_needs(units_[i])) add_need(i, other);
    }
  }

  std::vector<PlannedGroup> make() {
    while (place_core() || place_in_spite_of_mentions()) continue;
    const auto after_last = static_cast<Kind>(static_cast<int>(last_kind) + 1);
    while (place_round(Kind::schema, after_last) || place_in_spite_of_needs()) continue;
    return std::move(groups_);
  }

 private:
  static std::set<Index> all_needs(const Unit& unit) {
    std::set<Index> all = unit.needs;
    all.insert(unit.mentions.begin(), unit.mentions.end());
    return all;
  }

  void add_need(Index unit, Index other) {
    if (unit == other) return;
    ++missing_[unit];
    users_[other].push_back(unit);
  }

  // A domain may need a function: the tables wait for both.
  bool place_core() {
    bool any = false;
    while (place_round(Kind::schema, Kind::table)) any = true;
    return place_round(Kind::table, Kind::constraint) || any;
  }

  /// One group for each kind that has units whose needs are placed. Returns whether there was any.
  bool place_round(Kind begin, Kind end) {
    bool any = false;
    for (Kind kind = begin; kind != end; kind = static_cast<Kind>(static_cast<int>(kind) + 1)) {
      any = place_kind(kind) || any;
    }
    return any;
  }

  using Sorted = std::set<std::tuple<std::string, std::string, Index>>;

  bool place_kind(Kind kind) {
    Sorted ready;
    for (Index i = 0; i < units_.size(); ++i) add_if_ready(i, kind, ready);
    if (ready.empty()) return false;
    start_group(kind);
    while (!ready.empty()) {
      const Index next = std::get<Index>(*ready.begin());
      ready.erase(ready.begin());
      place(next);
      for (const Index user : users_[next]) add_if_ready(user, kind, ready);
    }
    return true;
  }

  void add_if_ready(Index i, Kind kind, Sorted& ready) const {
    if (!placed_[i] && units_[i].kind == kind && missing_[i] == 0) ready.emplace(units_[i].schema, units_[i].name, i);
  }

  void place(Index unit) {
    placed_[unit] = true;
    groups_.back().units.push_back(unit);
    for (const Index user : users_[unit]) --missing_[user];
  }

  void start_group(Kind kind) {
    std::string name(group_of(kind));
    if (!names_.insert(name).second) {
      const std::string longer = fmt::format("{}-after-{}", short_name(kind), short_name(last_));
      name = longer;
      for (int number = 2; !names_.insert(name).second; ++number) name = fmt::format("{}-{}", longer, number);
    }
    groups_.push_back({.name = fmt::format("{}-{}", groups_.size() + 1, name), .units = {}});
    last_ = kind;
  }

  static std::string_view short_name(Kind kind) {
    return group_of(kind == Kind::early_function ? Kind::function : kind);
  }

  // A circle through what functions mention: make_units breaks most of them.
  bool place_in_spite_of_mentions() {
    for (Index i = 0; i < units_.size(); ++i) {
      if (placed_[i] || units_[i].mentions.empty() || is_missing(units_[i].needs)) continue;
      units_[i].mentions.clear();
      units_[i].is_unchecked = true;
      missing_[i] = 0;
      for (std::vector<Index>& users : users_) std::erase(users, i);
      return true;
    }
    return false;
  }

  bool is_missing(const std::set<Index>& needs) const {
    return std::ranges::any_of(needs, [this](Index other) { return !placed_[other]; });
  }

  // A circle that pg_dump did not break: the proof will show whether it matters.
  bool place_in_spite_of_needs() {
    const auto first = std::ranges::find(placed_, false);
    if (first == placed_.end()) return false;
    const auto unit = static_cast<Index>(first - placed_.begin());
    start_group(units_[unit].kind);
    place(unit);
    return true;
  }

  std::vector<Unit>& units_;
  std::vector<bool> placed_;
  std::vector<std::vector<Index>> users_;
  std::vector<std::size_t> missing_;
  std::vector<PlannedGroup> groups_;
  std::set<std::string> names_;
  Kind last_ = Kind::schema;
};

}  // namespace

std::vector<PlannedGroup> make_layout(std::vector<Unit>& units) {
  return LayoutMaker(units).make();
}

}  // namespace pgmanager::dump
