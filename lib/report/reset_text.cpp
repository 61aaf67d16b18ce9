#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "report/json.hpp"
#include "report/json_parts.hpp"
#include "report/plural.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

constexpr std::size_t most_shown = 10;  // of a kind

struct Group {
  std::string kind;
  std::vector<std::string> names;
};

// In the order in which the kinds come first.
std::vector<Group> groups_of(const plan::DroppedObjects& objects) {
  std::vector<Group> groups;
  for (const plan::DroppedObject& object : objects) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.kind == object.kind; });
    if (group == groups.end()) group = groups.insert(groups.end(), {.kind = object.kind, .names = {}});
    group->names.push_back(base::printable(object.name));
  }
  return groups;
}

std::string names_text(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_shown); ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most_shown) text += fmt::format(" and {} more", names.size() - most_shown);
  return text;
}

std::size_t outside_transaction(const plan::DroppedObjects& objects) {
  return static_cast<std::size_t>(std::count_if(
      objects.begin(), objects.end(), [](const plan::DroppedObject& object) { return object.outside_transaction; }));
}

}  // namespace

std::string reset_plan_text(const plan::DroppedObjects& objects, const plan::Plan& create, const Style& style) {
  std::string text;
  for (const Group& group : groups_of(objects)) {
    text +=
        fmt::format("drop {}: {}\n", style.strong(count_text(group.names.size(), group.kind, plural_of(group.kind))),
                    names_text(group.names));
  }
  for (const source::Hook hook : create.hooks) {
    const bool only_then = hook == source::Hook::after_failure;
    text += fmt::format("run the hook {}{}\n", style.strong(hook_path(hook)), only_then ? " (if a file fails)" : "");
  }
  text +=
      fmt::format("dry run: {} would be dropped and {} would run, in one transaction",
                  count_text(objects.size(), "object", "objects"), count_text(create.files_to_run(), "file", "files"));
  const std::size_t before = outside_transaction(objects);
  if (before > 0) text += fmt::format(" ({} before it)", count_text(before, "subscription", "subscriptions"));
  return text + "; nothing was changed\n";
}

std::string reset_lost_text(const plan::DroppedObjects& objects) {
  std::vector<std::string> names;
  for (const plan::DroppedObject& object : objects) {
    if (object.outside_transaction) names.push_back(base::printable(object.name));
  }
  if (names.empty()) return "";
  return fmt::format("notice: dropped before the transaction, and gone: {} {}\n",
                     names.size() == 1 ? "subscription" : "subscriptions", names_text(names));
}

std::string reset_done_text(const plan::DroppedObjects& objects) {
  return fmt::format("reset: {} dropped\n", count_text(objects.size(), "object", "objects"));
}

std::string reset_planned_json(const std::string& database, const plan::DroppedObjects& objects) {
  return line({{"event", "reset-planned"},
               {"database", database},
               {"objects", array_of(objects, [](const plan::DroppedObject& object) {
                  Json dropped{{"kind", object.kind}, {"name", object.name}};
                  if (object.outside_transaction) dropped["outside_transaction"] = true;
                  return dropped;
                })}});
}

}  // namespace pgmanager::report
