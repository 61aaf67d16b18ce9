#include "dump/tree_update.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "dump/layout.hpp"
#include "dump/order_on_disk.hpp"
#include "dump/statements_on_disk.hpp"

namespace pgmanager::dump {

namespace {

using Index = std::size_t;

/// The statement of the unit that creates its object; nothing if PostgreSQL creates it: schema public.
std::optional<Subject> created_by(const Unit& unit) {
  for (const Entry& entry : unit.entries) {
    const auto subject = subject_of(entry);
    if (subject && subject->creates && entry.type == unit.type) return subject;
  }
  return std::nullopt;
}

/// A statement that may be written again if the file contains no other object.
bool is_definition(const PlacedStatement& statement) {
  return statement.word == "alter" || statement.word == "comment" || statement.word == "grant" ||
         statement.word == "revoke" || statement.word == "set" || statement.word == "security";
}

class TreeUpdater {
 public:
  TreeUpdater(const std::vector<GroupOnDisk>& groups, const std::vector<Entry>& made, const std::vector<Entry>& wanted,
              const TextOptions& options)
      : groups_(groups),
        options_(options),
        statements_(groups),
        order_(groups),
        made_texts_(texts_by_title(made)),
        wanted_texts_(texts_by_title(wanted)),
        made_units_(make_units(made)),
        units_(make_units(wanted)) {
    tree_.roles = roles_of(wanted, options);
  }

  CreateTree update() {
    layout_ = make_layout(units_);
    find_homes();
    find_surplus();
    for (Index unit = 0; unit < units_.size(); ++unit) decide_rewriting(unit);
    for (const PlannedGroup& group : layout_) {
      for (const Index unit : group.units) update_unit(unit);
    }
    for (const Index unit : rewritten_) rewrite(unit);
    remove_surplus_parts();
    add_files();
    return std::move(tree_);
  }

 private:
  // --- where things are

  void find_homes() {
    for (Index i = 0; i < units_.size(); ++i) {
      const auto subject = has_later_parts(units_[i]) ? std::nullopt : created_by(units_[i]);
      const PlacedStatement* home = subject ? statements_.find_creation(*subject) : nullptr;
      if (home != nullptr) homes_[i] = home;
    }
  }

  std::optional<FilePlace> place_of_home(Index unit) const {
    const auto home = homes_.find(unit);
    return home == homes_.end() ? std::nullopt : std::optional(home->second->place);
  }

  // --- what differs

  bool is_made(const Entry& entry) const { return made_texts_.contains(title_of(entry)); }

  bool differs(const Entry& entry) const {
    if (entry.statements.empty()) return false;
    const std::string title = title_of(entry);
    const auto made = made_texts_.find(title);
    return made == made_texts_.end() || made->second != wanted_texts_.at(title);
  }

  /// Objects that only create/ makes, and parts of others.
  void find_surplus() {
    for (const Unit& unit : made_units_) {
      const bool is_surplus = !has_later_parts(unit) && std::ranges::none_of(units_, [&](const Unit& other) {
        const bool has_name = other.schema == unit.schema && other.name == unit.name;
        // A view in place of a table is not gone, but another one.
        return has_name && (other.type == unit.type || (is_relation(other.type) && is_relation(unit.type)));
      });
      if (is_surplus) {
        const auto subject = created_by(unit);
        const PlacedStatement* home = subject ? statements_.find_creation(*subject) : nullptr;
        tree_.surplus.push_back(
            {.title = title_of(unit), .path = home == nullptr ? "" : statements_.path_of(home->place)});
        continue;
      }
      for (const Entry& entry : unit.entries) {
        if (entry.statements.empty() || wanted_texts_.contains(title_of(entry))) continue;
        surplus_parts_.emplace_back(&unit, &entry);
        const auto object = object_of(unit);
        const bool is_inside =
            object && homes_.contains(*object) && statements_.find_apart(entry, std::nullopt) == nullptr;
        if (is_inside) rewritten_.insert(*object);
      }
    }
  }

  /// The unit of the object: of late units, that of their table.
  std::optional<Index> object_of(const Unit& unit) const {
    for (Index i = 0; i < units_.size(); ++i) {
      if (!has_later_parts(units_[i]) && units_[i].schema == unit.schema && units_[i].name == unit.name &&
          (units_[i].type == unit.type || (has_later_parts(unit) && is_relation(units_[i].type)))) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// Whether an entry is written as a statement of its own that can be added to the file.
  static bool is_addable(const Entry& entry) {
    return entry.type == "INDEX" || entry.type == "TRIGGER" || entry.type == "POLICY" || entry.type == "RULE" ||
           entry.type == "STATISTICS" || entry.type == "ROW SECURITY" || is_remark(entry.type);
  }

  // The definition of an object differs, not only a part that has a statement of its own.
  void decide_rewriting(Index i) {
    const Unit& unit = units_[i];
    const auto object = has_later_parts(unit) ? object_of(unit) : std::optional(i);
    if (!object || !homes_.contains(*object)) return;
    for (const Entry& entry : unit.entries) {
      if (!differs(entry) || statements_.find_apart(entry, std::nullopt) != nullptr) continue;
      const bool is_new = !is_made(entry);
      if (is_new && (has_later_parts(unit) || is_addable(entry))) continue;
      rewritten_.insert(*object);
    }
  }

  void update_unit(Index i) {
    const Unit& unit = units_[i];
    if (std::ranges::none_of(unit.entries, [this](const Entry& entry) { return differs(entry); })) return;
    const bool is_late_part = has_later_parts(unit);
    if (!is_late_part && rewritten_.contains(i)) return;
    Unit added = unit;
    std::erase_if(added.entries, [&](const Entry& entry) {
      return !differs(entry) || is_replaced(entry, unit) || is_attached_by_server(entry);
    });
    if (added.entries.empty()) return;
    const auto place = is_late_part ? place_of_parts(unit) : place_of_home(i);
    if (!place) return add_new(i, std::move(added));
    for (const Entry& entry : added.entries) append(statements_.place_of_part(entry).value_or(*place), entry);
  }

  /// pg_dump writes an index of a partitioned table with ONLY, and attaches those of the partitions to it. Without ONLY
  /// the server does both.
  bool is_attached_by_server(const Entry& attach) const {
    if (attach.type != "INDEX ATTACH") return false;
    for (const Unit& unit : units_) {
      for (const Entry& entry : unit.entries) {
        if (entry.type != "INDEX" || std::ranges::count(attach.dependencies, entry.id) == 0) continue;
        const PlacedStatement* index = statements_.find_apart(entry, std::nullopt);
        if (index != nullptr && !statements_.says_only(*index)) return true;
      }
    }
    return false;
  }

  // What differs is written into a new file, unless create/ makes the object in a way that is not recognised.
  void add_new(Index i, Unit unit) {
    const auto unplaced = std::erase_if(unit.entries, [&](const Entry& entry) {
      return entry.type == unit.type && !has_later_parts(unit) && is_made(entry);
    });
    if (unplaced > 0) tree_.unplaced.push_back(title_of(units_[i]));
    if (!unit.entries.empty()) add_file(i, std::move(unit));
  }

  /// The file with other late parts of the same table.
  std::optional<FilePlace> place_of_parts(const Unit& unit) const {
    for (const Entry& entry : unit.entries) {
      const PlacedStatement* apart = differs(entry) ? nullptr : statements_.find_apart(entry, std::nullopt);
      if (apart != nullptr) return apart->place;
    }
    return std::nullopt;
  }

  void append(const FilePlace& place, const Entry& entry) {
    Unit alone = unit_of(entry);
    std::string text = text_of(alone, options_);
    titles_[place].push_back(title_of(entry));
    edited(place).append({.text = std::move(text), .unit = std::move(alone)});
  }

  /// Replaces the statement of a part, if it has one; an inline one is replaced with its table.
  bool is_replaced(const Entry& entry, const Unit& unit) {
    const PlacedStatement* apart = statements_.find_apart(entry, std::nullopt);
    if (apart != nullptr) replace(*apart, entry);
    const auto table = has_later_parts(unit) ? object_of(unit) : std::nullopt;
    return apart != nullptr || (table && rewritten_.contains(*table) && is_made(entry));
  }

  // --- edits

  EditedFile& edited(const FilePlace& place) {
    return edits_.try_emplace(place, groups_[place.group].files[place.file].text).first->second;
  }

  static Unit unit_of(const Entry& entry) {
    return {.kind = kind_of(entry.type),
            .type = entry.type,
            .schema = entry.schema,
            .name = entry.name,
            .entries = {entry}};
  }

  void replace(const PlacedStatement& statement, const Entry& entry) {
    edited(statement.place).remove(statement);
    insert(statement, unit_of(entry), title_of(entry));
  }

  void insert(const PlacedStatement& statement, Unit unit, std::string title) {
    std::string text = text_of(unit, options_);
    titles_[statement.place].push_back(std::move(title));
    edited(statement.place).insert(statement.begin, {.text = std::move(text), .unit = std::move(unit)});
  }

  /// Replaces the statements of an object in its file by new ones.
  void rewrite(Index i) {
    const PlacedStatement& home = *homes_.at(i);
    Unit unit = units_[i];
    add_inline_parts(i, unit);
    std::erase_if(unit.entries, [&](const Entry& entry) {
      const PlacedStatement* apart = statements_.find_apart(entry, home.place);
      if (apart != nullptr && differs(entry)) replace(*apart, entry);
      const auto place = apart == nullptr ? statements_.place_of_part(entry) : std::nullopt;
      const bool belongs_apart = place && *place != home.place;
      if (belongs_apart && differs(entry)) append(*place, entry);
      return apart != nullptr || belongs_apart;
    });
    const bool is_alone = creations_in(home.place) == 1;
    for (const PlacedStatement& statement : statements_.all()) {
      if (statement.place != home.place) continue;
      const bool is_about = statement.subject && statement.subject->is_same_object(*home.subject);
      if (is_about || (is_alone && is_definition(statement))) edited(home.place).remove(statement);
    }
    remove_contained(home);
    if (statements_.is_replacing(home)) make_replacing(unit);
    insert(home, std::move(unit), title_of(units_[i]));
    order_.move_before(statements_.path_of(home.place), files_needed(units_[i]));
  }

  /// Changes of the table in other files, which its new definition contains: columns, CHECK constraints, settings.
  /// Parts that have a statement of their own stay there.
  void remove_contained(const PlacedStatement& home) {
    for (const PlacedStatement& statement : statements_.all()) {
      const bool is_change = statement.word == "alter" && statement.place != home.place && statement.subject &&
                             statement.subject->kind == "relation" && statement.subject->is_same_object(*home.subject);
      if (!is_change || (is_named_part(*statement.subject) && is_entry(*statement.subject))) continue;
      edited(statement.place).remove(statement);
      titles_[statement.place].push_back(fmt::format("ALTER of {} removed", home.subject->name));
    }
  }

  /// Whether pg_dump writes the part as a statement of its own, for one of the two schemas.
  bool is_entry(const Subject& part) const {
    const auto has_part = [&](const Unit& unit) {
      return std::ranges::any_of(unit.entries, [&](const Entry& entry) {
        const auto subject = subject_of(entry);
        return subject && subject->is_same_part(part);
      });
    };
    return std::ranges::any_of(units_, has_part) || std::ranges::any_of(made_units_, has_part);
  }

  std::ptrdiff_t creations_in(const FilePlace& place) const {
    return std::ranges::count_if(statements_.all(), [&](const PlacedStatement& statement) {
      return statement.place == place && statement.subject && statement.subject->creates;
    });
  }

  /// What was written in CREATE TABLE stays there, also if it were apart in a new tree.
  void add_inline_parts(Index table, Unit& unit) const {
    for (const Unit& late : units_) {
      if (!has_later_parts(late) || object_of(late) != table) continue;
      for (const Entry& entry : late.entries) {
        const bool is_constraint = entry.type.ends_with("CONSTRAINT");
        if (is_constraint && is_made(entry) && statements_.find_apart(entry, std::nullopt) == nullptr)
          unit.entries.push_back(entry);
      }
    }
  }

  static void make_replacing(Unit& unit) {
    for (Entry& entry : unit.entries) {
      if (entry.type != unit.type || entry.statements.empty()) continue;
      std::string& statement = entry.statements.front();
      constexpr std::string_view create = "CREATE ";
      if (statement.starts_with(create)) statement.insert(create.size(), "OR REPLACE ");
    }
  }

  void remove_surplus_parts() {
    for (const auto& [unit, entry] : surplus_parts_) {
      const auto object = object_of(*unit);
      const bool is_rewritten = object && rewritten_.contains(*object);
      const PlacedStatement* apart =
          statements_.find_apart(*entry, is_rewritten ? place_of_home(*object) : std::nullopt);
      if (apart == nullptr) continue;
      edited(apart->place).remove(*apart);
      titles_[apart->place].push_back(title_of(*entry) + " removed");
    }
  }

  // --- files

  std::vector<std::string> files_needed(const Unit& unit) const {
    std::vector<std::string> paths;
    for (const auto* others : {&unit.needs, &unit.mentions}) {
      for (const Index other : *others) {
        if (const auto path = path_of_unit(other)) paths.push_back(*path);
      }
    }
    return paths;
  }

  std::optional<std::string> path_of_unit(Index unit) const {
    if (const auto added = added_.find(unit); added != added_.end()) return added->second;
    const auto place = place_of_home(unit);
    return place ? std::optional(statements_.path_of(*place)) : std::nullopt;
  }

  void add_file(Index i, Unit unit) {
    std::vector<std::string> users;
    for (Index other = 0; other < units_.size(); ++other) {
      if (!units_[other].needs.contains(i)) continue;
      if (const auto path = path_of_unit(other)) users.push_back(*path);
    }
    added_[i] = order_.add(unit, files_needed(units_[i]), users);
    if (statements_.is_repeatable(added_[i])) make_replacing(unit);
    std::string text = text_of(unit, options_);
    tree_.files.push_back(
        {.path = added_[i], .title = title_of(unit), .segments = {{.text = std::move(text), .unit = std::move(unit)}}});
  }

  void add_files() {
    for (const auto& [place, file] : edits_) {
      tree_.files.push_back({.path = statements_.path_of(place),
                             .title = fmt::format("{}", fmt::join(titles_[place], ", ")),
                             .segments = file.segments(),
                             .is_changed = true});
    }
    std::erase_if(tree_.files, [this](const ObjectFile& file) { return file.is_changed && is_on_disk(file); });
    tree_.orders = order_.changed();
  }

  bool is_on_disk(const ObjectFile& changed) const {
    for (const GroupOnDisk& group : groups_) {
      for (const FileOnDisk& file : group.files) {
        if (changed.path == fmt::format("create/{}/{}", group.name, file.name)) return changed.text() == file.text;
      }
    }
    return false;
  }

  const std::vector<GroupOnDisk>& groups_;
  const TextOptions& options_;
  StatementsOnDisk statements_;
  OrderOnDisk order_;
  std::map<std::string, std::multiset<std::string>> made_texts_;
  std::map<std::string, std::multiset<std::string>> wanted_texts_;
  std::vector<Unit> made_units_;
  std::vector<Unit> units_;
  std::vector<PlannedGroup> layout_;
  std::map<Index, const PlacedStatement*> homes_;
  std::map<Index, std::string> added_;  ///< paths of new files
  std::set<Index> rewritten_;
  std::vector<std::pair<const Unit*, const Entry*>> surplus_parts_;
  std::map<FilePlace, EditedFile> edits_;
  std::map<FilePlace, std::vector<std::string>> titles_;
  CreateTree tree_;
};

}  // namespace

CreateTree update_tree(const std::vector<GroupOnDisk>& groups, const std::vector<Entry>& made,
                       const std::vector<Entry>& wanted, const TextOptions& options) {
  return TreeUpdater(groups, made, wanted, options).update();
}

}  // namespace pgmanager::dump
