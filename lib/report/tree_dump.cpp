#include "report/tree_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"

namespace pgmanager::report {

namespace {

constexpr const char* database_title = "the database";

std::string file_text(const result::TreeDump& dump, const result::DumpedFile& file, const Style& style) {
  const bool is_new = file.change == result::FileChange::added;
  const char* verb = dump.is_dry_run ? (is_new ? "would write" : "would change") : (is_new ? "wrote" : "changed");
  std::string text = fmt::format("{} {}  {}\n", verb, base::printable(file.path),
                                 style.faint(fmt::format("({})", base::printable(file.title))));
  if (dump.is_dry_run) {
    text += fmt::format("{}\n", indented_lines(std::string_view(file.text).substr(0, file.text.size() - 1)));
  }
  return text;
}

// An order.json is written with every new file: a line for each would say nothing.
std::string files_text(const result::TreeDump& dump, const Style& style) {
  if (!dump.is_written && !dump.is_dry_run) return "";
  std::string text;
  for (const result::DumpedFile& file : dump.files) text += file_text(dump, file, style);
  for (const std::string& group : dump.removed) {
    text += fmt::format("{} {}  {}\n", dump.is_dry_run ? "would remove" : "removed", base::printable(group),
                        style.faint("(a group without files)"));
  }
  return text;
}

std::string counts_text(const result::TreeDump& dump) {
  std::size_t changed = 0;
  for (const result::DumpedFile& file : dump.files) changed += file.change == result::FileChange::changed ? 1 : 0;
  const std::size_t added = dump.files.size() - changed;
  std::vector<std::string> counts;
  if (added > 0) counts.push_back(count_text(added, "file", "files") + (dump.is_dry_run ? " to write" : " written"));
  if (changed > 0) {
    counts.push_back(count_text(changed, "file", "files") + (dump.is_dry_run ? " to change" : " changed"));
  }
  return counts.empty() ? "nothing to change" : fmt::format("{}", fmt::join(counts, ", "));
}

std::string differences_text(const result::TreeDump& dump, const Style& style) {
  std::string text;
  if (!dump.schemas.differences.empty()) {
    text += schema_text(side_by_side(dump.schemas, result::created_title, database_title), style);
  }
  for (const std::string& difference : dump.differences) {
    text += fmt::format("{} for pg_dump, {}\n", style.bad("different:"), base::printable(difference));
  }
  if (!text.empty()) text += fmt::format("  {} {}\n", style.strong("hint:"), base::printable(dump.hint));
  return text;
}

std::string gone_text(const result::TreeDump& dump, const Style& style) {
  std::string text;
  for (const result::GoneObject& gone : dump.gone) {
    text += fmt::format("{} {} is not in the database, {} creates it\n", style.bad("gone:"),
                        base::printable(gone.title), gone.path.empty() ? "create/" : base::printable(gone.path));
  }
  if (!text.empty()) {
    text += fmt::format("  {} Remove it from the file, or the file and its line in order.json, if it is not needed.\n",
                        style.strong("hint:"));
  }
  return text;
}

}  // namespace

std::string tree_dump_text(const result::TreeDump& dump, const Style& style) {
  const std::string took =
      fmt::format("with pg_dump {}, in {}\n", base::printable(dump.pg_dump_version), duration_text(dump.took));
  if (dump.stopped) {
    return fmt::format("dump: {} at {}, {}", style.bad("nothing was written, stopped"),
                       base::printable(dump.stopped->title), took);
  }
  const std::string first = dump.is_dry_run ? "dry run: nothing was changed; " : "dump: ";
  const std::string same = dump.is_proven()
                               ? fmt::format("{} {} ({}){}", style.good("create/ makes"),
                                             dump.gone.empty() ? "the same schema" : "the schema of the database",
                                             count_text(dump.schemas.right.objects.size(), "object", "objects"),
                                             dump.gone.empty() ? "" : ", and what is gone there")
                               : fmt::format("create/ {} the same schema", style.bad("does not make"));
  return files_text(dump, style) + differences_text(dump, style) + gone_text(dump, style) +
         fmt::format("{}{}; {}, {}", first, counts_text(dump), same, took);
}

std::string tree_dump_notices(const result::TreeDump& dump, const Style& style) {
  std::string text;
  const auto add = [&](const std::string& notice) { text += plan_notice_text(notice, style) + "\n"; };
  if (!dump.roles.empty()) {
    std::vector<std::string> names;
    for (const std::string& role : dump.roles) names.push_back(fmt::format("\"{}\"", base::printable(role)));
    add(fmt::format("these roles must exist before create runs: {}", fmt::join(names, ", ")));
  }
  for (const std::string& notice : dump.notices) add(notice);
  return text + unmodelled_text(dump.schemas.right, database_title, style);
}

std::string tree_dump_failure_text(const result::TreeDump& dump, const Style& style) {
  return dump.stopped ? stopped_text(*dump.stopped, "build", style) : "";
}

std::string tree_dump_json(const result::TreeDump& dump, bool passed) {
  const auto file_of = [](const result::DumpedFile& file) {
    Json object{{"path", file.path}};
    put(object, "object", file.title);
    object["change"] = file.change == result::FileChange::added ? "added" : "changed";
    object["text"] = file.text;
    return object;
  };
  Json object{{"event", "tree_dumped"}, {"passed", passed}, {"dry_run", dump.is_dry_run}, {"written", dump.is_written}};
  object.update(instance_of(dump.instance));
  object["pg_dump"] = dump.pg_dump_version;
  object["seconds"] = dump.took.count();
  object["files"] = array_of(dump.files, file_of);
  object["order_files"] = array_of(dump.order_files, [](const result::DumpedFile& file) {
    return Json{{"path", file.path}, {"text", file.text}};
  });
  object["removed"] = dump.removed;
  object["gone"] = array_of(dump.gone, [](const result::GoneObject& gone) {
    Json one{{"object", gone.title}};
    put(one, "path", gone.path);
    return one;
  });
  object["roles"] = dump.roles;
  object["notices"] = dump.notices;
  if (dump.stopped) {
    object["stopped"] = stopped_of(*dump.stopped);
  } else {
    object["schemas"] = schemas_of(dump.schemas, result::created_title, database_title);
    object["pg_dump_differences"] = dump.differences;
    if (!dump.is_proven()) put(object, "hint", dump.hint);
  }
  return line(object);
}

}  // namespace pgmanager::report
