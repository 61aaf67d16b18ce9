#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "sql/script.hpp"
#include "sql/statement_reader.hpp"

// Rails: migrations are Ruby. With config.active_record.schema_format = :sql, db/structure.sql is the schema after
// them, as pg_dump writes it, with an INSERT of their versions into schema_migrations at its end.

namespace pgmanager::imports {

namespace {

constexpr std::string_view own_tables[] = {"schema_migrations", "ar_internal_metadata"};

bool is_own_table(const sql::Name& name) {
  return !name.empty() && std::find(std::begin(own_tables), std::end(own_tables), name.back()) != std::end(own_tables);
}

// CREATE TABLE, ALTER TABLE ONLY, INSERT INTO with one of Rails' own tables.
bool is_about_own_table(std::string_view statement) {
  sql::StatementReader reader(statement);
  if (reader.take("insert")) return reader.take("into") && is_own_table(reader.name());
  if (!reader.take("create") && !reader.take("alter")) return false;
  if (!reader.take("table")) return false;
  reader.take("only");
  return is_own_table(reader.name());
}

// The versions in INSERT INTO "schema_migrations" (version) VALUES ('1'), ('2').
void add_versions(std::string_view statement, std::vector<std::string>& versions) {
  sql::StatementReader reader(statement);
  if (!reader.take("insert") || !reader.take("into")) return;
  const sql::Name name = reader.name();
  if (name.empty() || name.back() != own_tables[0]) return;
  for (std::size_t at = statement.find('\''); at != std::string_view::npos; at = statement.find('\'', at + 1)) {
    const std::size_t end = statement.find('\'', at + 1);
    if (end == std::string_view::npos) return;
    versions.emplace_back(statement.substr(at + 1, end - at - 1));
    at = end;
  }
}

Migration structure_of(const File& file) {
  Migration migration{
      .kind = MigrationKind::baseline, .title = "structure", .old_name = file.path, .up = whole(MarkedText(file))};
  const std::string& text = migration.up.text;
  std::vector<sql::Piece> own;
  for (const sql::Piece& piece : sql::split(text).pieces) {
    if (piece.kind != sql::PieceKind::statement || !is_about_own_table(piece.in(text))) continue;
    add_versions(piece.in(text), migration.contains);
    own.push_back(piece);
  }
  remove_statements(migration.up, own);
  std::sort(migration.contains.begin(), migration.contains.end(),
            [](const std::string& a, const std::string& b) { return std::pair(a.size(), a) < std::pair(b.size(), b); });
  if (!migration.contains.empty()) migration.identity.id = migration.contains.back();
  return migration;
}

// db/migrate/20240101000000_create_users.rb
bool is_migration(const File& file) {
  return file.name().ends_with(".rb") && !leading_digits(file.name()).empty();
}

void name_migrations(const Directory& directory, Migrations& result) {
  std::set<std::string> known;
  for (const Migration& migration : result.migrations)
    known.insert(migration.contains.begin(), migration.contains.end());
  for (const File& file : directory.files) {
    const std::string version(leading_digits(file.name()));
    if (!is_migration(file) || known.contains(version)) continue;
    leave_out(result, file.path, 0, "migration in Ruby that structure.sql does not contain",
              "Run it, and write structure.sql again: bin/rails db:migrate.", version);
  }
}

}  // namespace

std::string recognise_rails(const Directory& directory) {
  const std::string structure =
      path_of_first(directory, [](const File& file) { return file.name() == "structure.sql"; });
  if (!structure.empty()) return structure;
  return path_of_first(directory, [](const File& file) {
    return file.name() == "schema.rb" ||
           (is_migration(file) && file.text.find("ActiveRecord::Migration") != std::string::npos);
  });
}

Migrations read_rails(const Directory& directory, const sql::Variables& /*values*/) {
  Migrations result{.tool = Tool::rails};
  for (const File& file : directory.files) {
    if (file.name() == "structure.sql") result.migrations.push_back(structure_of(file));
    if (file.name() == "schema.rb") {
      leave_out(result, file.path, 0, "schema in Ruby",
                "Write it as SQL: config.active_record.schema_format = :sql and bin/rails db:schema:dump.");
    }
  }
  if (result.migrations.size() > 1) {
    result.problems.push_back(rules::broken(rules::two_styles, result.migrations[1].up.file, 0,
                                            fmt::format("there are two files structure.sql, the other one is \"{}\"",
                                                        base::printable(result.migrations[0].up.file)),
                                            "Name the directory of one of them."));
  }
  if (result.migrations.empty()) {
    result.problems.push_back(rules::broken(
        rules::missing_file, "structure.sql", 0, "file does not exist, and migrations in Ruby cannot be taken over",
        "Write it with config.active_record.schema_format = :sql and bin/rails db:schema:dump."));
  }
  name_migrations(directory, result);
  return result;
}

}  // namespace pgmanager::imports
