#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "report/json.hpp"
#include "report/json_parts.hpp"
#include "report/style.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

constexpr std::size_t most_shown = 10;  // of a kind
constexpr std::size_t most_columns = 76;

struct Group {
  std::string kind;
  std::vector<std::string> names;
};

// Ordered by the first object of each kind.
std::vector<Group> groups_of(const result::DroppedObjects& objects) {
  std::vector<Group> groups;
  for (const result::DroppedObject& object : objects) {
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

std::size_t outside_transaction(const result::DroppedObjects& objects) {
  return static_cast<std::size_t>(std::count_if(
      objects.begin(), objects.end(), [](const result::DroppedObject& object) { return object.outside_transaction; }));
}

// "drop 3 tables: ..."
std::string drop_text(const Group& group, const Style& style) {
  return fmt::format("drop {}: {}", style.strong(count_text(group.names.size(), group.kind, plural_of(group.kind))),
                     names_text(group.names));
}

std::string rows_text(const result::RowEstimate& estimate) {
  const auto count = [](std::int64_t number, std::string_view one, std::string_view several) {
    return count_text(static_cast<std::size_t>(number), one, several);
  };
  const std::string text = fmt::format("about {} in {}, by the server's estimate", count(estimate.rows, "row", "rows"),
                                       count(estimate.tables, "table", "tables"));
  if (estimate.never_analyzed == 0) return text;
  return text + fmt::format(" ({} never analyzed)", count(estimate.never_analyzed, "table was", "tables were"));
}

// On one line, without the indentation of the statement.
std::string one_line(const std::string& statement) {
  std::string text;
  for (const char c : statement) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank || (!text.empty() && text.back() != ' ')) text += blank ? ' ' : c;
  }
  return base::printable(shortened(text, most_columns));
}

}  // namespace

std::vector<std::string> reset_loss_lines(const result::DroppedObjects& objects, const result::RowEstimate& rows) {
  std::vector<std::string> lines;
  for (const Group& group : groups_of(objects)) lines.push_back("  " + drop_text(group, Style()));
  lines.push_back(fmt::format("  {}: {}", count_text(objects.size(), "object", "objects"), rows_text(rows)));
  return lines;
}

std::vector<std::string> undo_loss_lines(const result::UndoLoss& loss) {
  std::vector<std::string> lines;
  if (loss.statements.empty()) {
    lines.emplace_back(
        "No DROP, TRUNCATE or DELETE was found in them. What functions, triggers and generated statements do is not "
        "known.");
    return lines;
  }
  lines.emplace_back("The following statements destroy data or objects:");
  for (std::size_t i = 0; i < std::min(loss.statements.size(), most_shown); ++i)
    lines.push_back("  " + one_line(loss.statements[i]));
  if (loss.statements.size() > most_shown)
    lines.push_back(fmt::format("  and {} more", loss.statements.size() - most_shown));
  if (loss.rows.tables > 0) lines.push_back("  " + rows_text(loss.rows));
  return lines;
}

std::string reset_plan_text(const result::DroppedObjects& objects, const plan::Plan& create, const Style& style) {
  std::string text;
  for (const Group& group : groups_of(objects)) text += drop_text(group, style) + "\n";
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

std::string reset_lost_text(const result::DroppedObjects& objects) {
  std::vector<std::string> names;
  for (const result::DroppedObject& object : objects) {
    if (object.outside_transaction) names.push_back(base::printable(object.name));
  }
  if (names.empty()) return "";
  return fmt::format("notice: dropped before the transaction, and not restored: {} {}\n",
                     names.size() == 1 ? "subscription" : "subscriptions", names_text(names));
}

std::string reset_done_text(const result::DroppedObjects& objects) {
  return fmt::format("reset: {} dropped\n", count_text(objects.size(), "object", "objects"));
}

std::string reset_planned_json(const std::string& database, const result::DroppedObjects& objects) {
  return line({{"event", "reset-planned"},
               {"database", database},
               {"objects", array_of(objects, [](const result::DroppedObject& object) {
                  Json dropped{{"kind", object.kind}, {"name", object.name}};
                  if (object.outside_transaction) dropped["outside_transaction"] = true;
                  return dropped;
                })}});
}

}  // namespace pgmanager::report
