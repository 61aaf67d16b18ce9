#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "base/checksums.hpp"
#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/placeholders.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// Flyway: V<version>__<description>.sql, U (undo), B (baseline), R (repeatable), in any depth of directories. A file
// <name>.sql.conf next to one sets options of it. The table flyway_schema_history holds version, description, script
// and checksum. https://documentation.red-gate.com/flyway/reference/migrations

namespace pgmanager::imports {

namespace {

// As java.io.BufferedReader.readLine() reads lines, without their ends; the byte order mark does not count.
// Source: ChecksumCalculator.java in flyway-core.
std::string checksum_of(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  base::Crc32 crc;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    crc.add(text.substr(0, end));
    text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
  }
  return std::to_string(static_cast<std::int32_t>(crc.value()));
}

std::string with_dots(std::string_view version) {
  std::string dotted(version);
  std::replace(dotted.begin(), dotted.end(), '_', '.');
  return dotted;
}

// Flyway compares 1 and 1.0 as equal.
std::string_view without_zero_ends(std::string_view version) {
  while (version.ends_with('0')) {
    const std::size_t last = version.find_last_not_of('0');
    if (last == std::string_view::npos || version[last] != '.') return version;
    version = version.substr(0, last);
  }
  return version;
}

bool is_lower(std::string_view a, std::string_view b) {
  return source::is_lower_version(without_zero_ends(a), without_zero_ends(b));
}

// The names of callbacks; an underscore and a description may follow.
bool is_callback(std::string_view name) {
  constexpr std::array<std::string_view, 5> beginnings = {"before", "after", "createSchema", "onSchema", "on"};
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
    if (!name.starts_with(beginning)) return false;
    const std::string_view rest = name.substr(beginning.size());
    return beginning == "createSchema" || (!rest.empty() && rest.front() >= 'A' && rest.front() <= 'Z');
  });
}

// The description is optional: V2.sql, V3__.sql.
std::optional<source::VersionedName> name_of(std::string_view file_name) {
  if (const auto name = source::flyway_name(file_name)) return name;
  std::string_view version = without_ending(file_name);
  if (!source::is_called_sql(file_name) || version.find_first_of("VUB") != 0) return std::nullopt;
  version.remove_prefix(1);
  if (version.ends_with("__")) version.remove_suffix(2);
  const bool is_version = !version.empty() && version.find_first_not_of("0123456789._") == std::string_view::npos &&
                          !leading_digits(version).empty();
  return is_version ? std::optional(source::VersionedName{.version = version, .rest = {}}) : std::nullopt;
}

struct Option {
  std::string name;
  std::string value;
  int line = 0;
};

// "executeInTransaction=false"
std::vector<Option> options_in(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  std::vector<Option> options;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t equals = line.find('=');
    if (base::trimmed(line, blanks).starts_with('#') || equals == std::string_view::npos) continue;
    options.push_back({.name = std::string(base::trimmed(line.substr(0, equals), blanks)),
                       .value = std::string(base::trimmed(line.substr(equals + 1), blanks)),
                       .line = number});
  }
  return options;
}

bool is_false(const std::vector<Option>& options, std::string_view name) {
  return std::any_of(options.begin(), options.end(), [&](const Option& option) {
    return option.name == name && base::lowered(option.value) == "false";
  });
}

/// The names in "app,audit" of a .conf file, and in ["app", "audit"] of a .toml file.
std::vector<std::string> names_in(std::string_view list) {
  constexpr std::string_view around = " \t[]\"'";
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(','), list.size());
    if (const std::string_view name = base::trimmed(list.substr(0, size), around); !name.empty())
      names.emplace_back(name);
    list.remove_prefix(std::min(size + 1, list.size()));
  }
  return names;
}

class Reader {
 public:
  Reader(const Directory& directory, const sql::Variables& values) : directory_(directory), values_(values) {}

  Migrations read() {
    for (const File& file : directory_.files) add(file);
    put_in_order(
        result_, [](const Migration& a, const Migration& b) { return is_lower(a.identity.id, b.identity.id); },
        [](const Migration& migration) { return migration.identity.id; });
    add_undo_files();
    add_baselines();
    std::sort(repeatables_.begin(), repeatables_.end(),
              [](const Migration& a, const Migration& b) { return a.identity.name < b.identity.name; });
    std::move(repeatables_.begin(), repeatables_.end(), std::back_inserter(result_.migrations));
    return std::move(result_);
  }

 private:
  void add(const File& file) {
    if (file.name().ends_with(".sql.conf")) return name_options(file);
    const auto name = name_of(file.name());
    if (!name || base::lower(file.name().front()) == file.name().front()) return add_other(file);
    Migration migration = migration_of(file, *name);
    switch (file.name().front()) {
      case 'V': result_.migrations.push_back(std::move(migration)); break;
      case 'R': repeatables_.push_back(std::move(migration)); break;
      case 'B': baselines_.push_back(std::move(migration)); break;
      default: undo_files_.push_back(std::move(migration)); break;
    }
  }

  Migration migration_of(const File& file, const source::VersionedName& name) {
    std::string description(name.rest);
    std::replace(description.begin(), description.end(), '_', ' ');
    Migration migration{.identity = {.id = with_dots(name.version), .name = description, .script = file.path},
                        .title = description,
                        .old_name = file.path,
                        .up = whole(MarkedText(file))};
    const bool is_repeatable = name.version.empty();
    if (is_repeatable) migration.kind = MigrationKind::repeatable;
    const File* options_file = directory_.find(file.path + ".conf");
    const std::vector<Option> options = options_in(options_file == nullptr ? "" : options_file->text);
    migration.no_transaction = is_false(options, "executeInTransaction");
    const bool has_placeholders = !is_false(options, "placeholderReplacement");
    add_checksum(migration, file, is_repeatable && has_placeholders);
    if (has_placeholders) {
      replace_placeholders(migration.up, values_, result_.variables, result_.problems);
    }
    return migration;
  }

  // The checksum of a repeatable file is that of its text with the values of the placeholders.
  void add_checksum(Migration& migration, const File& file, bool with_placeholders) {
    const auto text = with_placeholders ? with_values(file.text, values_) : std::optional(file.text);
    if (text) migration.checksums.push_back(checksum_of(*text));
  }

  void name_options(const File& file) {
    for (const Option& option : options_in(file.text)) {
      if (option.name == "executeInTransaction" || option.name == "placeholderReplacement") continue;
      leave_out(result_, file.path, option.line, fmt::format("option {}", base::printable(option.name)),
                "Only executeInTransaction and placeholderReplacement are taken over.");
    }
  }

  void add_other(const File& file) {
    const std::string_view name = file.name();
    const std::string lower_name = base::lowered(name);
    for (const std::string_view ending :
         {".java", ".kt", ".groovy", ".class", ".sh", ".bash", ".py", ".ps1", ".bat", ".cmd"}) {
      if (lower_name.ends_with(ending)) return add_program(file, ending);
    }
    if (name == "flyway.conf" || name == "flyway.toml") {
      take_schemas(file);
      leave_out(result_, file.path, 0, "settings of Flyway",
                "The schemas that it names are taken over. Give the values of placeholders with --set.");
    } else if (source::is_called_sql(name) && is_callback(name)) {
      leave_out(result_, file.path, 0, "callback",
                "Programs in hooks/ run before and after; a deployment may contain what ran once.");
    } else if (source::is_called_sql(name)) {
      leave_out(result_, file.path, 0, "file without the name of a migration",
                "Flyway ignores it, too: V<version>__<description>.sql.");
    }
  }

  // Flyway creates them; without defaultSchema the first one is the default.
  void take_schemas(const File& file) {
    std::vector<std::string>& schemas = result_.schemas;
    for (const Option& option : options_in(file.text)) {
      const std::string_view name =
          option.name.starts_with("flyway.") ? std::string_view(option.name).substr(7) : std::string_view(option.name);
      if (name != "schemas" && name != "defaultSchema") continue;
      std::vector<std::string> named = names_in(option.value);
      if (name == "schemas") std::swap(schemas, named);
      for (std::string& each : named) {
        std::erase(schemas, each);
        schemas.insert(schemas.begin(), std::move(each));
      }
    }
  }

  // V3__Load.java
  void add_program(const File& file, std::string_view ending) {
    const std::string as_sql = std::string(without_ending(file.name())) + ".sql";
    const auto name = source::flyway_name(as_sql);
    if (!name) return;
    leave_out(result_, file.path, 0, fmt::format("migration in a program ({})", ending),
              "Write its effect as SQL into a deployment, or run it as a hook.", with_dots(name->version));
  }

  void add_undo_files() {
    for (Migration& undo : undo_files_) {
      const auto migration =
          std::find_if(result_.migrations.begin(), result_.migrations.end(), [&](const Migration& each) {
            return !is_lower(each.identity.id, undo.identity.id) && !is_lower(undo.identity.id, each.identity.id);
          });
      if (migration == result_.migrations.end()) {
        result_.problems.push_back(
            rules::broken(rules::undo_without_migration, undo.up.file, 0,
                          fmt::format("undo file of version {}, which has no V file", undo.identity.id),
                          "Remove it, or restore the V file."));
      } else if (!migration->undo.empty()) {
        result_.problems.push_back(
            rules::broken(rules::duplicate_version, undo.up.file, 0,
                          fmt::format("version {} has two undo files, \"{}\" and \"{}\"", undo.identity.id,
                                      base::printable(migration->undo.front().file), base::printable(undo.up.file)),
                          "Remove one of them."));
      } else {
        migration->undo.push_back(std::move(undo.up));
        migration->undo_no_transaction = undo.no_transaction;
      }
    }
  }

  // A B file stands for all V files up to its version on a new database. Where these are there, it is not needed.
  void add_baselines() {
    std::sort(baselines_.begin(), baselines_.end(),
              [](const Migration& a, const Migration& b) { return is_lower(a.identity.id, b.identity.id); });
    for (std::size_t i = 0; i < baselines_.size(); ++i) {
      Migration& baseline = baselines_[i];
      const bool is_newest = i + 1 == baselines_.size();
      const bool has_earlier =
          !result_.migrations.empty() && !is_lower(baseline.identity.id, result_.migrations.front().identity.id);
      if (is_newest && !has_earlier) {
        baseline.kind = MigrationKind::baseline;
        result_.migrations.insert(result_.migrations.begin(), std::move(baseline));
        return;
      }
      leave_out(result_, baseline.up.file, 0, "baseline migration",
                has_earlier ? "The V files up to its version are taken over instead."
                            : "A later baseline migration is taken over instead.");
    }
  }

  const Directory& directory_;
  const sql::Variables& values_;
  Migrations result_{.tool = Tool::flyway};
  std::vector<Migration> undo_files_;
  std::vector<Migration> baselines_;
  std::vector<Migration> repeatables_;
};

}  // namespace

std::string recognise_flyway(const Directory& directory) {
  return path_of_first(directory, [](const File& file) {
    return source::flyway_name(file.name()).has_value() && base::lower(file.name().front()) != file.name().front();
  });
}

Migrations read_flyway(const Directory& directory, const sql::Variables& values) {
  return Reader(directory, values).read();
}

}  // namespace pgmanager::imports
