#include "history/history.hpp"

#include <array>
#include <utility>

namespace pgmanager::history {

namespace {

// The names are stored in every managed database and must never change.
constexpr std::array kinds = {std::pair{Kind::create, std::string_view("create")},
                              std::pair{Kind::create_part, std::string_view("create-part")},
                              std::pair{Kind::deployment, std::string_view("deployment")},
                              std::pair{Kind::manual_deployment, std::string_view("manual-deployment")},
                              std::pair{Kind::undo, std::string_view("undo")},
                              std::pair{Kind::baseline, std::string_view("baseline")},
                              std::pair{Kind::repair, std::string_view("repair")},
                              std::pair{Kind::repeatable, std::string_view("repeatable")},
                              std::pair{Kind::test_data, std::string_view("test-data")},
                              std::pair{Kind::protection, std::string_view("protection")}};
constexpr std::array states = {std::pair{State::applied, std::string_view("applied")},
                               std::pair{State::contained, std::string_view("contained")},
                               std::pair{State::adopted, std::string_view("adopted")},
                               std::pair{State::baselined, std::string_view("baselined")},
                               std::pair{State::accepted, std::string_view("accepted")},
                               std::pair{State::marked, std::string_view("marked")},
                               std::pair{State::undone, std::string_view("undone")},
                               std::pair{State::forgotten, std::string_view("forgotten")},
                               std::pair{State::failed, std::string_view("failed")},
                               std::pair{State::interrupted, std::string_view("interrupted")}};

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

std::string_view to_string(Kind kind) {
  return name_of(kinds, kind);
}
std::string_view to_string(State state) {
  return name_of(states, state);
}
std::optional<Kind> parse_kind(std::string_view name) {
  return value_of<Kind>(kinds, name);
}
std::optional<State> parse_state(std::string_view name) {
  return value_of<State>(states, name);
}

bool is_protected(const std::optional<Entry>& protection) {
  return protection && is_in_place(protection->state);
}

}  // namespace pgmanager::history
