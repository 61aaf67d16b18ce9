#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// Prisma Migrate: <time>_<name>/migration.sql, and migration_lock.toml with the kind of the database. The table
// _prisma_migrations holds the names of the directories and the SHA-256 of the files; the engine also accepts that of
// the file with other line ends. A file down.sql in the directory is a custom of its users.
// https://github.com/prisma/prisma-engines/blob/main/schema-engine/connectors/schema-connector/src/migrations_directory.rs

namespace pgmanager::imports {

namespace {

constexpr std::string_view script = "migration.sql";

// "20240101000000_init" of "migrations/20240101000000_init/migration.sql"; empty for a file that is not below one.
std::string_view directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return "";
  path = path.substr(0, slash);
  return path.substr(path.rfind('/') + 1);
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && text.substr(i).starts_with("\r\n")) continue;
    if (text[i] == '\n') {
      result += line_end;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::vector<std::string> checksums_of(std::string_view text) {
  std::vector<std::string> checksums;
  for (const std::string& each : {std::string(text), with_line_ends(text, "\n"), with_line_ends(text, "\r\n")}) {
    std::string checksum = base::sha256_hex(each);
    if (std::find(checksums.begin(), checksums.end(), checksum) == checksums.end()) {
      checksums.push_back(std::move(checksum));
    }
  }
  return checksums;
}

// provider = "postgresql"
void check_provider(const File& lock, Migrations& result) {
  constexpr std::string_view key = "provider";
  const std::size_t at = lock.text.find(key);
  if (at == std::string::npos) return;
  const std::size_t equals = lock.text.find_first_not_of(" \t", at + key.size());
  if (equals == std::string::npos || lock.text[equals] != '=') return;
  const std::size_t begin = lock.text.find('"', equals);
  const std::size_t end = begin == std::string::npos ? begin : lock.text.find('"', begin + 1);
  if (end == std::string::npos) return;
  const std::string provider = lock.text.substr(begin + 1, end - begin - 1);
  if (provider == "postgresql" || provider == "cockroachdb") return;
  result.problems.push_back(rules::broken(rules::other_database, lock.path, 0,
                                          fmt::format("the migrations are for {}", base::printable(provider)),
                                          "Only migrations for PostgreSQL can be taken over."));
}

Migration migration_of(const File& file) {
  const std::string_view name = directory_of(file.path);
  return {.identity = {.id = std::string(name)},
          .title = in_words(name.substr(leading_digits(name).size())),
          .old_name = std::string(name),
          .up = whole(MarkedText(file)),
          .checksums = checksums_of(file.text)};
}

void add_undo(const File& file, Migrations& result) {
  const auto migration = std::find_if(result.migrations.begin(), result.migrations.end(), [&](const Migration& each) {
    return each.identity.id == directory_of(file.path);
  });
  if (migration != result.migrations.end()) migration->undo.push_back(whole(MarkedText(file)));
}

}  // namespace

std::string recognise_prisma(const Directory& directory) {
  const std::string lock =
      path_of_first(directory, [](const File& file) { return file.name() == "migration_lock.toml"; });
  if (!lock.empty()) return lock;
  return path_of_first(directory, [](const File& file) { return file.name() == script && !file.is_on_top(); });
}

Migrations read_prisma(const Directory& directory, const sql::Variables& /*values*/) {
  Migrations result{.tool = Tool::prisma};
  for (const File& file : directory.files) {
    if (file.name() == script && !file.is_on_top()) {
      result.migrations.push_back(migration_of(file));
    } else if (file.name() == "migration_lock.toml") {
      check_provider(file, result);
    } else if (source::is_called_sql(file.name()) && file.name() != "down.sql") {
      leave_out(result, file.path, 0, "file that Prisma ignores", "It runs only migration.sql of each directory.");
    }
  }
  put_in_order(
      result, [](const Migration& a, const Migration& b) { return a.identity.id < b.identity.id; },
      [](const Migration& migration) { return migration.identity.id; });
  for (const File& file : directory.files) {
    if (file.name() == "down.sql") add_undo(file, result);
  }
  return result;
}

}  // namespace pgmanager::imports
