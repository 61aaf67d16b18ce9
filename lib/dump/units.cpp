#include "dump/units.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <tuple>
#include <utility>

#include "dump/mentions.hpp"
#include "dump/unit_graph.hpp"
#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

namespace {

using Index = std::size_t;

bool is_identity(const Entry& entry) {
  return entry.type == "SEQUENCE" && !entry.statements.empty() && entry.statements.front().starts_with("ALTER TABLE");
}

bool is_main(const Entry& entry) {
  return !is_remark(entry.type) && !is_part_of_relation(entry.type) && entry.type != "INDEX ATTACH" &&
         entry.type != "PUBLICATION TABLE" && entry.type != "PUBLICATION TABLES IN SCHEMA" &&
         entry.type != "USER MAPPING" && !is_identity(entry);
}

bool is_index(const Entry& entry) {
  return entry.type == "INDEX" || entry.type == "CONSTRAINT";
}

bool is_of_partitioned_table(const Entry& index) {
  return index.type == "INDEX" && !index.statements.empty() &&
         index.statements.front().find(" ON ONLY ") != std::string::npos;
}

/// Where an entry comes in the file of its object. A partition is attached when it has the indexes of its table.
int phase_of(const Entry& entry) {
  if (entry.type == "SHELL TYPE") return 0;
  if (is_identity(entry) || entry.type == "SEQUENCE OWNED BY" || entry.type == "DEFAULT") return 3;
  if (entry.type == "CONSTRAINT" || entry.type == "CHECK CONSTRAINT" || entry.type == "INDEX") return 4;
  if (entry.type == "TABLE ATTACH") return 5;
  if (entry.type == "INDEX ATTACH") return 6;
  if (entry.type == "POLICY" || entry.type == "ROW SECURITY") return 8;
  if (entry.type == "COMMENT") return 9;
  if (entry.type == "SECURITY LABEL") return 10;
  if (entry.type == "ACL") return 11;
  return is_part_of_relation(entry.type) ? 7 : 1;
}

class UnitMaker {
 public:
  explicit UnitMaker(std::vector<Entry> entries) : entries_(std::move(entries)) {
    for (const Entry& entry : entries_) by_id_.emplace(entry.id, &entry);
  }

  std::vector<Unit> make() {
    make_main_units();
    bundle_functions();
    add_needs();
    join_owned_sequences();
    add_mentions();
    add_parts();
    add_remarks();
    find_early_functions();
    return compacted();
  }

 private:
  // --- the objects themselves

  void make_main_units() {
    for (const Entry& entry : entries_) {
      if (!is_main(entry)) continue;
      const Unit* whole = entry.type == "TYPE" ? find_shell(entry) : nullptr;
      if (whole != nullptr) {
        unit_of_[entry.id] = static_cast<Index>(whole - units_.data());
        units_[unit_of_[entry.id]].type = entry.type;
      } else {
        unit_of_[entry.id] = add_unit(kind_of(entry.type), entry.type, entry);
      }
      units_[unit_of_[entry.id]].entries.push_back(entry);
    }
  }

  const Unit* find_shell(const Entry& type) const {
    const auto found = std::ranges::find_if(units_, [&](const Unit& unit) {
      return unit.type == "SHELL TYPE" && unit.schema == type.schema && unit.name == type.name;
    });
    return found == units_.end() ? nullptr : &*found;
  }

  template <typename Named>
  Index add_unit(Kind kind, const std::string& type, const Named& about) {
    units_.push_back({.kind = kind, .type = type, .schema = about.schema, .name = about.name});
    return units_.size() - 1;
  }

  // The functions of a base type need its shell, and the type needs them; the handler of a language is used by nothing
  // else.
  void bundle_functions() {
    std::map<int, int> users;
    for (const Entry& entry : entries_) {
      if (!is_main(entry)) continue;
      for (const int id : entry.dependencies) ++users[id];
    }
    for (const Entry& entry : entries_) {
      if (entry.type != "TYPE" && entry.type != "PROCEDURAL LANGUAGE") continue;
      const Index unit = unit_of_[entry.id];
      for (const int id : entry.dependencies) {
        const Entry* function = find(id);
        if (function == nullptr || !is_routine(function->type)) continue;
        const bool needs_shell = std::ranges::any_of(
            function->dependencies, [&](int other) { return unit_of_.contains(other) && unit_of_[other] == unit; });
        if (needs_shell || (entry.type != "TYPE" && users[id] == 1)) join(unit_of_[id], unit);
      }
    }
  }

  /// Makes the entries of one unit part of another one.
  void join(Index from, Index to) {
    if (from == to) return;
    for (Entry& entry : units_[from].entries) {
      unit_of_[entry.id] = to;
      units_[to].entries.push_back(std::move(entry));
    }
    units_[from].entries.clear();
    std::ranges::sort(units_[to].entries, {}, [this](const Entry& entry) { return position(entry); });
  }

  std::ptrdiff_t position(const Entry& entry) const { return by_id_.at(entry.id) - entries_.data(); }

  const Entry* find(int id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  std::optional<Index> unit_of(int id) const {
    const auto found = unit_of_.find(id);
    return found == unit_of_.end() ? std::nullopt : std::optional(found->second);
  }

  void add_needs() {
    for (Index i = 0; i < units_.size(); ++i) {
      for (const Entry& entry : units_[i].entries) {
        const std::set<Index> needs = needs_of(entry, i);
        units_[i].needs.insert(needs.begin(), needs.end());
      }
    }
  }

  std::set<Index> needs_of(const Entry& entry, Index own) const {
    std::set<Index> needs;
    for (const int id : entry.dependencies) {
      // The index of a partition is attached to that of its table afterwards.
      if (entry.type == "INDEX" && find(id) != nullptr && is_of_partitioned_table(*find(id))) continue;
      if (const auto unit = unit_of(id); unit && *unit != own) needs.insert(*unit);
    }
    return needs;
  }

  // A sequence of a column goes into the file of the table, unless another table that comes before uses it.
  void join_owned_sequences() {
    for (const Entry& entry : entries_) {
      if (entry.type != "SEQUENCE OWNED BY") continue;
      const Entry* sequence = dependency(entry, [](const Entry& other) { return other.type == "SEQUENCE"; });
      const auto table = sequence == nullptr ? std::nullopt : home_of(*sequence);
      if (!table) continue;
      const Index from = unit_of_[sequence->id];
      if (from == *table || is_used_before(from, *table)) continue;
      join(from, *table);
      for (Unit& unit : units_) {
        if (unit.needs.erase(from) > 0 && &unit != &units_[*table]) unit.needs.insert(*table);
      }
      units_[*table].needs.insert(units_[from].needs.begin(), units_[from].needs.end());
      units_[*table].needs.erase(*table);
      units_[from].needs.clear();
    }
  }

  bool is_used_before(Index sequence, Index table) const {
    for (Index i = 0; i < units_.size(); ++i) {
      if (i != table && units_[i].needs.contains(sequence) && reaches(units_, table, i)) return true;
    }
    return false;
  }

  template <typename Predicate>
  const Entry* dependency(const Entry& entry, Predicate is_wanted) const {
    for (const int id : entry.dependencies) {
      if (const Entry* other = find(id); other != nullptr && is_wanted(*other)) return other;
    }
    return nullptr;
  }

  // --- what functions mention

  void add_mentions() {
    std::multimap<std::string, Index> named;
    for (Index i = 0; i < units_.size(); ++i) {
      const Kind kind = units_[i].kind;
      if (kind != Kind::table && kind != Kind::view && kind != Kind::function && kind != Kind::type) continue;
      named.emplace(units_[i].name.substr(0, is_routine(units_[i].type) ? units_[i].name.find('(') : std::string::npos),
                    i);
    }
    for (Index i = 0; i < units_.size(); ++i) {
      if (units_[i].kind != Kind::function || units_[i].entries.empty()) continue;
      for (const std::string& word : words_checked_at_creation(units_[i].entries.front().statements)) {
        for (auto [at, end] = named.equal_range(word); at != end; ++at) {
          if (at->second != i) units_[i].mentions.insert(at->second);
        }
      }
    }
    drop_mentions_of_needed_functions();
    break_circles();
    floors_ = floors_of(units_, Follow::needs_and_mentions);
  }

  // A table that needs a function comes after it, even if the function's text mentions tables.
  void drop_mentions_of_needed_functions() {
    const std::vector<Kind> without = floors_of(units_, Follow::needs);
    const std::vector<Kind> with = floors_of(units_, Follow::needs_and_mentions);
    for (const Index i : needed_by_tables(units_, Follow::needs)) {
      if (units_[i].kind != Kind::function || without[i] >= Kind::table || with[i] < Kind::table) continue;
      units_[i].mentions.clear();
      units_[i].is_unchecked = true;
    }
  }

  // Functions that mention each other, or what needs them.
  void break_circles() {
    for (Index i = 0; i < units_.size(); ++i) {
      const auto removed = std::erase_if(units_[i].mentions, [&](Index other) { return reaches(units_, other, i); });
      if (removed > 0) units_[i].is_unchecked = true;
    }
  }

  // --- what belongs to them

  void add_parts() {
    for (const Entry& entry : entries_) {
      if (is_main(entry) || is_remark(entry.type)) continue;
      if (is_repeated(entry)) continue;
      const auto home = home_of(entry);
      if (home && can_join(entry, *home)) {
        add(entry, *home);
      } else {
        add_to_late_unit(entry, home);
      }
    }
  }

  // Attaching the partition attaches the index of its constraint to that of the table's constraint.
  bool is_repeated(const Entry& entry) const {
    const auto is_plain_index = [](const Entry& other) { return other.type == "INDEX"; };
    const auto is_constraint = [](const Entry& other) { return other.type == "CONSTRAINT"; };
    return entry.type == "INDEX ATTACH" && dependency(entry, is_constraint) != nullptr &&
           dependency(entry, is_plain_index) == nullptr;
  }

  void add(const Entry& entry, Index unit) {
    const std::set<Index> needs = needs_of(entry, unit);
    units_[unit].needs.insert(needs.begin(), needs.end());
    units_[unit].entries.push_back(entry);
    unit_of_[entry.id] = unit;
  }

  bool can_join(const Entry& entry, Index home) const {
    // The index of a partitioned table is created after those of its partitions.
    if (is_of_partitioned_table(entry) || entry.type == "INDEX ATTACH") return false;
    return std::ranges::all_of(needs_of(entry, home), [&](Index other) {
      // A function that needs tables would divide the tables into those before and after it.
      const bool is_early_enough = units_[other].kind == Kind::function
                                       ? floors_[other] < units_[home].kind
                                       : floors_[other] <= std::max(floors_[home], units_[home].kind);
      return !is_late(units_[other].kind) && is_early_enough && !reaches(units_, other, home);
    });
  }

  void add_to_late_unit(const Entry& entry, std::optional<Index> home) {
    const Kind kind = kind_of(entry.type);
    const auto known = home ? late_units_.find({kind, *home}) : late_units_.end();
    if (known != late_units_.end()) return add(entry, known->second);
    const Index unit = home ? add_unit(kind, entry.type, Unit(units_[*home])) : add_unit(kind, entry.type, entry);
    if (home) {
      units_[unit].needs.insert(*home);
      late_units_[{kind, *home}] = unit;
    }
    floors_.push_back(kind);
    add(entry, unit);
  }

  /// The unit of the object that an entry belongs to.
  std::optional<Index> home_of(const Entry& entry) const {
    if (entry.type.starts_with("PUBLICATION")) {
      const Entry* publication = dependency(entry, [](const Entry& other) { return other.type == "PUBLICATION"; });
      return publication == nullptr ? std::nullopt : unit_of(publication->id);
    }
    if (entry.type == "INDEX ATTACH") return unit_of_index(entry);
    if (entry.type == "USER MAPPING") return server_of(entry);
    if (entry.type == "SEQUENCE OWNED BY") {
      const Entry* sequence = dependency(entry, [](const Entry& other) { return other.type == "SEQUENCE"; });
      return sequence == nullptr ? std::nullopt : unit_of(sequence->id);
    }
    const auto is_object = [](const Entry& other) { return is_relation(other.type) || other.type == "DOMAIN"; };
    const Entry* named = dependency(entry, [&](const Entry& other) {
      return is_object(other) && other.schema == entry.schema &&
             (entry.name == other.name || entry.name.starts_with(other.name + " "));
    });
    const Entry* home = named != nullptr ? named : dependency(entry, is_object);
    return home == nullptr ? std::nullopt : unit_of(home->id);
  }

  /// The table whose index gets another one as its part: ALTER INDEX <index> ATTACH PARTITION <part>.
  std::optional<Index> unit_of_index(const Entry& attach) const {
    if (attach.statements.empty()) return std::nullopt;
    const sql::Name index = sql::StatementReader(attach.statements.front()).after("index");
    const Entry* whole = dependency(attach, [&](const Entry& other) {
      return is_index(other) && (other.name == index.back() || other.name.ends_with(" " + index.back()));
    });
    return whole == nullptr ? std::nullopt : home_of(*whole);
  }

  // pg_dump lists no dependencies of user mappings.
  std::optional<Index> server_of(const Entry& mapping) const {
    for (Index i = 0; i < units_.size(); ++i) {
      if (units_[i].type == "SERVER" && mapping.name.ends_with(" SERVER " + units_[i].name)) return i;
    }
    return std::nullopt;
  }

  void add_remarks() {
    for (const Entry& entry : entries_) {
      if (!is_remark(entry.type)) continue;
      const Entry* about = dependency(entry, [this](const Entry& other) { return unit_of(other.id).has_value(); });
      const auto home = about == nullptr ? std::nullopt : unit_of(about->id);
      if (home) {
        add(entry, *home);
      } else {
        unit_of_[entry.id] = add_unit(kind_of(entry.type), entry.type, entry);
        units_.back().entries.push_back(entry);
      }
    }
  }

  void find_early_functions() {
    for (const Index i : needed_by_tables(units_, Follow::needs_and_mentions)) {
      if (units_[i].kind == Kind::function) units_[i].kind = Kind::early_function;
    }
  }

  std::vector<Unit> compacted() {
    std::vector<Index> place(units_.size());
    std::vector<Unit> kept;
    for (Index i = 0; i < units_.size(); ++i) {
      place[i] = kept.size();
      if (!units_[i].entries.empty()) kept.push_back(std::move(units_[i]));
    }
    for (Unit& unit : kept) {
      const auto moved = [&place](const std::set<Index>& from) {
        std::set<Index> to;
        for (const Index index : from) to.insert(place[index]);
        return to;
      };
      unit.needs = moved(unit.needs);
      unit.mentions = moved(unit.mentions);
      std::ranges::stable_sort(unit.entries, {}, phase_of);
    }
    return kept;
  }

  std::vector<Entry> entries_;
  std::map<int, const Entry*> by_id_;
  std::vector<Unit> units_;
  std::map<int, Index> unit_of_;
  std::map<std::pair<Kind, Index>, Index> late_units_;
  std::vector<Kind> floors_;
};

}  // namespace

bool has_later_parts(const Unit& unit) {
  return is_late(unit.kind) && (is_part_of_relation(unit.type) || unit.type == "INDEX ATTACH");
}

std::vector<Unit> make_units(std::vector<Entry> entries) {
  return UnitMaker(std::move(entries)).make();
}

}  // namespace pgmanager::dump
