#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// golang-migrate: <version>_<name>.up.sql and .down.sql, directly in the directory. The table schema_migrations holds
// one number. https://github.com/golang-migrate/migrate/blob/master/source/parse.go

namespace pgmanager::imports {

namespace {

// ^([0-9]+)_(.*)\.(down|up)\.(.*)$; here the ending is .sql.
std::optional<source::VersionedName> name_of(const File& file) {
  const std::string_view name = file.name();
  const std::string_view version = leading_digits(name);
  if (!file.is_on_top() || version.empty() || !name.substr(version.size()).starts_with('_')) return std::nullopt;
  for (const source::Half half : {source::Half::applies, source::Half::reverts}) {
    const std::string_view ending = half == source::Half::applies ? ".up.sql" : ".down.sql";
    if (!name.ends_with(ending)) continue;
    const std::size_t begin = version.size() + 1;
    return source::VersionedName{
        .version = version, .rest = name.substr(begin, name.size() - ending.size() - begin), .half = half};
  }
  return std::nullopt;
}

class Reader {
 public:
  Migrations read(const Directory& directory) {
    for (const File& file : directory.files) {
      const auto name = name_of(file);
      if (!name) {
        add_other(file);
      } else if (name->half == source::Half::applies) {
        result_.migrations.push_back(migration_of(file, *name));
      }
    }
    put_in_order(
        result_,
        [](const Migration& a, const Migration& b) { return source::is_lower_version(a.identity.id, b.identity.id); },
        [](const Migration& migration) { return migration.identity.id; });
    for (const File& file : directory.files) {
      const auto name = name_of(file);
      if (name && name->half == source::Half::reverts) add_undo(file, *name);
    }
    return std::move(result_);
  }

 private:
  static Migration migration_of(const File& file, const source::VersionedName& name) {
    return {.identity = {.id = without_leading_zeros(name.version)},
            .title = in_words(name.rest),
            .old_name = file.path,
            .up = whole(MarkedText(file))};
  }

  void add_undo(const File& file, const source::VersionedName& name) {
    const std::string version = without_leading_zeros(name.version);
    const auto migration = std::find_if(result_.migrations.begin(), result_.migrations.end(),
                                        [&](const Migration& each) { return each.identity.id == version; });
    if (migration == result_.migrations.end()) {
      result_.problems.push_back(
          rules::broken(rules::undo_without_migration, file.path, 0,
                        fmt::format("version {} has a .down.sql file and no .up.sql file", version),
                        "Restore the .up.sql file, or remove this one."));
    } else if (!migration->undo.empty()) {
      result_.problems.push_back(
          rules::broken(rules::duplicate_version, file.path, 0,
                        fmt::format("version {} has two .down.sql files, \"{}\" and \"{}\"", version,
                                    base::printable(migration->undo.front().file), base::printable(file.path)),
                        "Remove one of them."));
    } else if (const MarkedText text(file); text.first_sql(0) < text.lines().size()) {
      migration->undo.push_back(whole(text));
    } else {
      leave_out(result_, file.path, 0, "file without a statement", "The function undo stops at its migration.");
    }
  }

  void add_other(const File& file) {
    const std::string name = base::lowered(file.name());
    const bool is_half = name.find(".up.") != std::string::npos || name.find(".down.") != std::string::npos;
    if (!source::is_called_sql(name) && !is_half) return;
    leave_out(result_, file.path, 0, "file without the name of a migration",
              file.is_on_top() ? "Taken over are <version>_<name>.up.sql and <version>_<name>.down.sql."
                               : "It reads no directories below that of the migrations.");
  }

  Migrations result_{.tool = Tool::golang_migrate};
};

}  // namespace

std::string recognise_golang_migrate(const Directory& directory) {
  return path_of_first(directory, [](const File& file) { return name_of(file).has_value(); });
}

Migrations read_golang_migrate(const Directory& directory, const sql::Variables& /*values*/) {
  return Reader().read(directory);
}

}  // namespace pgmanager::imports
