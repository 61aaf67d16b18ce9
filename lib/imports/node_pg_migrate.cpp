#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// node-pg-migrate: <number>_<name>.sql with "-- Up Migration" and "-- Down Migration"; with the loader "sql" also pairs
// <number>_<name>.up.sql and .down.sql. The table pgmigrations holds the names without the ending.
// Source: sqlMigration.js, migration.js and migrationLoader.js of the package, 9.0.0.

namespace pgmanager::imports {

namespace {

// /^\s*--[\s-]*up\s+migration/im
Mark mark_of(std::string_view content) {
  const std::string lower_content = base::lowered(content);
  std::string_view words = lower_content;
  words.remove_prefix(std::min(words.find_first_not_of(" \t-"), words.size()));
  for (const auto& [word, mark] :
       {std::pair(std::string_view("up"), Mark::up), std::pair(std::string_view("down"), Mark::down)}) {
    if (!words.starts_with(word)) continue;
    const std::string_view rest = words.substr(word.size());
    const std::size_t next = rest.find_first_not_of(" \t");
    if (next != 0 && next != std::string_view::npos && rest.substr(next).starts_with("migration")) return mark;
  }
  return Mark::none;
}

int number_in(std::string_view digits, std::size_t begin, std::size_t size) {
  return std::stoi(std::string(digits.substr(begin, size)));
}

// The number with which a name begins; 17 digits are a date and time in UTC, and become milliseconds since 1970.
std::string number_of(std::string_view name) {
  const std::string_view digits = leading_digits(name);
  if (digits.size() != 17) return without_leading_zeros(digits);
  const std::chrono::sys_days day =
      std::chrono::year(number_in(digits, 0, 4)) / number_in(digits, 4, 2) / number_in(digits, 6, 2);
  const auto time = std::chrono::milliseconds(day.time_since_epoch()) + std::chrono::hours(number_in(digits, 8, 2)) +
                    std::chrono::minutes(number_in(digits, 10, 2)) + std::chrono::seconds(number_in(digits, 12, 2)) +
                    std::chrono::milliseconds(number_in(digits, 14, 3));
  return std::to_string(time.count());
}

bool is_program(std::string_view name) {
  constexpr std::array<std::string_view, 6> endings = {".js", ".ts", ".cjs", ".mjs", ".cts", ".mts"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

// "001_a" of "001_a.sql", "001_a.up.sql" and "001_a.down.sql".
std::string name_of(const File& file, std::string_view half = "") {
  const std::string_view name = without_ending(file.name());
  return std::string(name.substr(0, name.size() - half.size()));
}

class Reader {
 public:
  Migrations read(const Directory& directory) {
    for (const File& file : directory.files) add(file);
    std::stable_sort(result_.migrations.begin(), result_.migrations.end(), [](const Migration& a, const Migration& b) {
      const std::string number_a = number_of(a.identity.id);
      const std::string number_b = number_of(b.identity.id);
      return std::tuple(number_a.size(), number_a, a.identity.id) <
             std::tuple(number_b.size(), number_b, b.identity.id);
    });
    report_two_styles();
    for (const File* file : down_files_) add_undo(*file);
    return std::move(result_);
  }

 private:
  // "1_a.sql" and "1_a.up.sql"
  void report_two_styles() {
    for (std::size_t i = 1; i < result_.migrations.size(); ++i) {
      const Migration& one = result_.migrations[i - 1];
      const Migration& other = result_.migrations[i];
      if (one.identity.id != other.identity.id) continue;
      result_.problems.push_back(
          rules::broken(rules::two_styles, other.up.file, 0,
                        fmt::format("migration \"{}\" is there in two styles, also as \"{}\"",
                                    base::printable(one.identity.id), base::printable(one.old_name)),
                        "Leave one of the two files."));
    }
  }

  void add(const File& file) {
    const std::string_view name = file.name();
    const bool is_numbered = file.is_on_top() && !leading_digits(name).empty();
    if (is_numbered && is_program(name)) {
      leave_out(result_, file.path, 0, "migration in JavaScript or TypeScript",
                "Write its effect as SQL into a deployment: node-pg-migrate prints it with --verbose.", name_of(file));
    } else if (!source::is_called_sql(name)) {
      return;
    } else if (!is_numbered) {
      leave_out(result_, file.path, 0, "file that node-pg-migrate ignores",
                "The names of its files begin with a number, directly in the directory.");
    } else if (name.ends_with(".down.sql")) {
      down_files_.push_back(&file);
    } else if (name.ends_with(".up.sql")) {
      add_migration(file, name_of(file, ".up"), whole(MarkedText(file)));
    } else {
      add_sections(file);
    }
  }

  Migration& add_migration(const File& file, std::string name, Sql up) {
    const std::string title = in_words(name.substr(leading_digits(name).size()));
    return result_.migrations.emplace_back(
        Migration{.identity = {.id = std::move(name)}, .title = title, .old_name = file.path, .up = std::move(up)});
  }

  void add_sections(const File& file) {
    const MarkedText text(file);
    const bool has_marks = std::any_of(text.comments().begin(), text.comments().end(), [](const CommentLine& comment) {
      return mark_of(comment.content) != Mark::none;
    });
    if (!has_marks) {
      add_migration(file, name_of(file), whole(text));
      return;
    }
    Sections sections = read_sections(text, mark_of, result_.problems);
    if (sections.first(Mark::up) == nullptr) {
      const FoundMark& down = *sections.first(Mark::down);
      result_.problems.push_back(rules::broken(
          rules::sections, file.path, static_cast<int>(down.comment.line) + 1, "file has no marker \"-- Up Migration\"",
          "Write it before the statements that apply the change: without it node-pg-migrate runs the whole file."));
    }
    Migration& migration = add_migration(file, name_of(file), std::move(sections.up));
    if (sections.undo) migration.undo.push_back(std::move(*sections.undo));
  }

  void add_undo(const File& file) {
    const std::string name = name_of(file, ".down");
    const auto migration = std::find_if(result_.migrations.begin(), result_.migrations.end(),
                                        [&](const Migration& each) { return each.identity.id == name; });
    if (migration == result_.migrations.end()) {
      result_.problems.push_back(rules::broken(rules::undo_without_migration, file.path, 0,
                                               fmt::format("there is no file \"{}.up.sql\"", base::printable(name)),
                                               "Restore it, or remove this file."));
    } else {
      migration->undo.push_back(whole(MarkedText(file)));
    }
  }

  Migrations result_{.tool = Tool::node_pg_migrate};
  std::vector<const File*> down_files_;
};

}  // namespace

std::string recognise_node_pg_migrate(const Directory& directory) {
  return path_of_marked(directory, source::known_tools::node_pg_migrate);
}

Migrations read_node_pg_migrate(const Directory& directory, const sql::Variables& /*values*/) {
  return Reader().read(directory);
}

}  // namespace pgmanager::imports
