#include "history/history.hpp"

#include <array>
#include <utility>

namespace pgmanager::history {

namespace {

// The names are stored in every managed database and must never change.
constexpr std::array kinds = {std::pair{EntryKind::create, std::string_view("create")},
                              std::pair{EntryKind::create_part, std::string_view("create-part")},
                              std::pair{EntryKind::deployment, std::string_view("deployment")},
                              std::pair{EntryKind::manual_deployment, std::string_view("manual-deployment")},
                              std::pair{EntryKind::undo, std::string_view("undo")},
                              std::pair{EntryKind::baseline, std::string_view("baseline")},
                              std::pair{EntryKind::repair, std::string_view("repair")},
                              std::pair{EntryKind::repeatable, std::string_view("repeatable")},
                              std::pair{EntryKind::test_data, std::string_view("test-data")},
                              std::pair{EntryKind::protection, std::string_view("protection")},
                              std::pair{EntryKind::restore_point, std::string_view("restore-point")}};
constexpr std::array states = {std::pair{EntryState::applied, std::string_view("applied")},
                               std::pair{EntryState::contained, std::string_view("contained")},
                               std::pair{EntryState::adopted, std::string_view("adopted")},
                               std::pair{EntryState::baselined, std::string_view("baselined")},
                               std::pair{EntryState::accepted, std::string_view("accepted")},
                               std::pair{EntryState::marked, std::string_view("marked")},
                               std::pair{EntryState::undone, std::string_view("undone")},
                               std::pair{EntryState::forgotten, std::string_view("forgotten")},
                               std::pair{EntryState::failed, std::string_view("failed")},
                               std::pair{EntryState::interrupted, std::string_view("interrupted")}};

template <typename Table, typename Value>
std::string_view name_of(const Table& table, Value value) {
  for (const auto& [candidate, name] : table) {
    if (candidate == value) return name;
  }
  return {};
}

template <typename Value, typename Table>
std::optional<Value> value_of(const Table& table, std::string_view wanted) {
  for (const auto& [value, name] : table) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(EntryKind kind) {
  return name_of(kinds, kind);
}
std::string_view to_string(EntryState state) {
  return name_of(states, state);
}
std::optional<EntryKind> parse_kind(std::string_view name) {
  return value_of<EntryKind>(kinds, name);
}
std::optional<EntryState> parse_state(std::string_view name) {
  return value_of<EntryState>(states, name);
}

bool is_protected(const std::optional<Entry>& protection) {
  return protection && is_in_place(protection->state);
}

}  // namespace pgmanager::history
