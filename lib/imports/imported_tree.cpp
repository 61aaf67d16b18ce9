#include "imports/imported_tree.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "authoring/given_names.hpp"
#include "base/utf8.hpp"
#include "imports/imported_list.hpp"
#include "imports/marked_text.hpp"
#include "imports/own_transactions.hpp"
#include "imports/read_migrations.hpp"
#include "schema/identifier.hpp"
#include "source/known_tools.hpp"
#include "source/rules.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::imports {

namespace {

using authoring::Purpose;

constexpr std::size_t longest_name = 200;  // bytes; with ordinal and ending less than file systems allow

std::string file_name_of(const Migration& migration) {
  const bool is_text = !base::find_invalid_utf8(migration.title);
  std::string name = is_text ? authoring::change_name(migration.title) : "";
  if (name.size() > longest_name) {
    name.resize(longest_name);
    while (base::find_invalid_utf8(name)) name.pop_back();
  }
  return name.empty() ? "migration" : name;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

class TreeMaker {
 public:
  TreeMaker(const Migrations& migrations, const std::string& directory)
      : migrations_(migrations), directory_(directory), title_(known_tool(migrations.tool).title) {
    tree_.not_mapped = migrations.not_mapped;
    tree_.variables = migrations.variables;
    tree_.problems = migrations.problems;
  }

  ImportedTree make() {
    for (const Migration& migration : migrations_.migrations) add(migration);
    if (!order_json_.empty()) {
      tree_.files.push_back({.path = fmt::format("create/{}/order.json", repeatable_group),
                             .text = order_json_,
                             .purpose = Purpose::group});
    }
    sort_not_mapped();
    tree_.files.push_back({.path = std::string(imported_list_path),
                           .text = imported_list(migrations_, tree_, directory_),
                           .purpose = Purpose::imported_list});
    return std::move(tree_);
  }

 private:
  void add(const Migration& migration) {
    NewNames names;
    if (migration.kind == MigrationKind::repeatable) {
      names.path = repeatable_path(migration);
      add_file(migration, names.path, migration.up, migration.no_transaction, Purpose::create);
    } else {
      const std::string file = fmt::format("{:05}-{}.sql", next_ordinal_++, file_name_of(migration));
      names.path = "deployment/" + file;
      add_file(migration, names.path, migration.up, migration.no_transaction, Purpose::deployment);
      for (const Sql& undo : migration.undo) {
        names.undo_path = "undo/" + file;
        add_file(migration, names.undo_path, undo, migration.undo_no_transaction, Purpose::undo);
      }
    }
    tree_.names.push_back(std::move(names));
  }

  std::string repeatable_path(const Migration& migration) {
    const std::string name = file_name_of(migration);
    std::string file = name + ".sql";
    for (int number = 2; !repeatable_files_.insert(file).second; ++number) {
      file = fmt::format("{}-{}.sql", name, number);
    }
    order_json_ = authoring::with_entry(order_json_, file);
    return fmt::format("create/{}/{}", repeatable_group, file);
  }

  // The lines before the text.
  std::string head_of(const Migration& migration, bool is_undo, bool no_transaction) const {
    const std::string tags = migration.tags.empty() ? "" : fmt::format(" ({})", fmt::join(migration.tags, ", "));
    return fmt::format("-- {}{}\n--\n-- Taken over from {}: {}{}\n{}\n{}", is_undo ? "undo: " : "", title_of(migration),
                       title_, base::printable(migration.old_name), base::printable(tags),
                       no_transaction ? "-- postgres-manager: no-transaction\n" : "",
                       statements_before(!is_undo && is_first(migration)));
  }

  bool is_first(const Migration& migration) const { return &migration == &migrations_.migrations.front(); }

  // What the tool does before it runs the text.
  std::string statements_before(bool creates_schemas) const {
    std::string statements;
    for (const std::string& name : migrations_.schemas) {
      if (creates_schemas && name != "public")
        statements += fmt::format("CREATE SCHEMA IF NOT EXISTS {};\n", schema::quote_identifier(name));
    }
    if (!migrations_.schemas.empty() && migrations_.schemas.front() != "public") {
      statements +=
          fmt::format("SET search_path TO {}, public;\n", schema::quote_identifier(migrations_.schemas.front()));
    }
    return statements.empty() ? "" : statements + "\n";
  }

  // A comment such as "-- down migration" would be a marker of a tool.
  static std::string title_of(const Migration& migration) {
    std::string title = base::printable(migration.title.empty() ? migration.old_name : migration.title);
    const std::string comment = "-- " + title;
    const bool is_marker = source::find_section_marker(comment, sql::split(comment)).has_value();
    return is_marker ? fmt::format("\"{}\"", title) : title;
  }

  void add_file(const Migration& migration, const std::string& path, const Sql& written, bool no_transaction,
                Purpose purpose) {
    Unwrapped unwrapped = without_own_transactions(written, no_transaction);
    std::move(unwrapped.changes.begin(), unwrapped.changes.end(), std::back_inserter(tree_.not_mapped));
    const bool outside = no_transaction && !unwrapped.was_wrapped;
    std::string head = head_of(migration, purpose == Purpose::undo, outside);
    Checked checked = check(path, head, unwrapped.sql);
    // The other tool ran such a file statement by statement, or it would have failed there, too.
    if (checked.is_mixed && !outside && purpose != Purpose::create) {
      head = head_of(migration, purpose == Purpose::undo, true);
      checked = check(path, head, unwrapped.sql);
    }
    std::move(checked.findings.begin(), checked.findings.end(), std::back_inserter(tree_.problems));
    for (std::string& name : checked.variables) add_variable(std::move(name));
    const std::string& text = unwrapped.sql.text;
    tree_.files.push_back({.path = path,
                           .text = head + (unwrapped.has_changed ? with_single_empty_lines(text) : text),
                           .purpose = purpose});
  }

  void add_variable(std::string name) {
    const auto found = std::find(tree_.variables.begin(), tree_.variables.end(), name);
    if (found == tree_.variables.end()) tree_.variables.push_back(std::move(name));
  }

  struct Checked {
    base::Findings findings;  // with the locations in the other tool's file
    std::vector<std::string> variables;
    bool is_mixed = false;
  };

  static source::FileRole role_of(const std::string& path) {
    return path.starts_with("create/") ? source::FileRole::repeatable : source::FileRole::deployment;
  }

  Checked check(const std::string& path, const std::string& head, const Sql& sql) const {
    Checked checked;
    const source::ReadSqlFile read = source::parse_sql_file(path, head + sql.text, role_of(path), {}, checked.findings);
    const int lines_before = static_cast<int>(std::count(head.begin(), head.end(), '\n'));
    for (base::Finding& finding : checked.findings) {
      checked.is_mixed = checked.is_mixed || finding.rule == source::rules::mixed_transaction;
      finding.location.file = sql.file;
      // A command in the hint runs where the user is.
      replace_all(finding.hint, path, (std::filesystem::path(directory_) / sql.file).lexically_normal().string());
      if (finding.location.line > 0) finding.location.line += sql.first_line - 1 - lines_before;
    }
    for (const source::UnsetVariable& each : read.file.unset_variables) checked.variables.push_back(each.name);
    return checked;
  }

  void sort_not_mapped() {
    std::stable_sort(tree_.not_mapped.begin(), tree_.not_mapped.end(), [](const NotMapped& a, const NotMapped& b) {
      return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
  }

  const Migrations& migrations_;
  const std::string& directory_;
  std::string_view title_;
  ImportedTree tree_;
  int next_ordinal_ = 0;
  std::string order_json_;
  std::set<std::string> repeatable_files_;
};

}  // namespace

ImportedTree imported_tree(const Migrations& migrations, const std::string& directory) {
  return TreeMaker(migrations, directory).make();
}

}  // namespace pgmanager::imports
