#include "report/import.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "imports/imported_list.hpp"
#include "imports/read_migrations.hpp"
#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"
#include "report/tree_dump.hpp"
#include "report/verification.hpp"

namespace pgmanager::report {

namespace {

using authoring::NewFile;
using authoring::Purpose;

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(base::display_width(text), width), ' ');
}

/// Two columns; `rows` are printable.
std::string table_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  constexpr std::size_t widest = 50;
  std::size_t width = 0;
  for (const auto& [left, right] : rows) width = std::max(width, base::display_width(left));
  std::string text;
  for (const auto& [left, right] : rows)
    text += fmt::format("  {}  {}\n", padded(left, std::min(width, widest)), right);
  return text;
}

std::string taken_over(const Import& import) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < import.imported.names.size(); ++i) {
    const imports::NewNames& names = import.imported.names[i];
    rows.emplace_back(base::printable(import.migrations.migrations[i].old_name),
                      base::printable(names.path) + (names.undo_path.empty() ? "" : ", with undo file"));
  }
  return table_of(rows);
}

std::string not_taken_over(const Import& import) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const imports::NotMapped& each : import.imported.not_mapped) {
    rows.emplace_back(imports::place_of(each), base::printable(fmt::format("{}. {}", each.what, each.why)));
  }
  return rows.empty() ? "" : "not taken over:\n" + table_of(rows);
}

bool is_of_migration(const NewFile& file) {
  return file.purpose == Purpose::deployment || file.purpose == Purpose::undo || file.purpose == Purpose::create;
}

std::string other_files(const Import& import, Tense tense) {
  std::string text;
  for (const NewFile& file : import.tree.files) {
    if (is_of_migration(file)) continue;
    text += fmt::format("{} {}\n", tense == Tense::done ? "wrote" : "would write", base::printable(file.path));
  }
  return text;
}

std::size_t undo_files(const Import& import) {
  return static_cast<std::size_t>(
      std::count_if(import.imported.names.begin(), import.imported.names.end(),
                    [](const imports::NewNames& names) { return !names.undo_path.empty(); }));
}

std::string numbers(const Import& import) {
  return fmt::format("{}, {}, {} not taken over", count_text(import.imported.names.size(), "migration", "migrations"),
                     count_text(undo_files(import), "undo file", "undo files"),
                     count_text(import.imported.not_mapped.size(), "thing", "things"));
}

/// " --set schema=VALUE", for each variable.
std::string variables(const Import& import) {
  std::string options;
  for (const std::string& name : import.imported.variables) options += fmt::format(" --set {}=VALUE", name);
  return options;
}

std::string title_of(const Import& import) {
  return std::string(imports::known_tool(import.migrations.tool).title);
}

std::string schemas_text(const Import& import) {
  const std::vector<std::string>& schemas = import.migrations.schemas;
  if (schemas.empty()) return "";
  const std::string text =
      fmt::format("the first deployment creates the {} of {}: {}\n", schemas.size() == 1 ? "schema" : "schemas",
                  title_of(import), base::printable(fmt::format("{}", fmt::join(schemas, ", "))));
  if (schemas.front() == "public") return text;
  return text + fmt::format("names without a schema belong to {}: each file sets search_path\n",
                            base::printable(schemas.front()));
}

std::string database_text(const Import& import, Tense tense) {
  if (!import.database) return "";
  const ImportedDatabase& database = *import.database;
  if (database.has_history) {
    return fmt::format("database \"{}\" has a history of this program already, which stays as it is\n",
                       base::printable(database.name));
  }
  if (database.in_place == 0) {
    return fmt::format("database \"{}\": no migration is in place, {} are pending\n", base::printable(database.name),
                       database.pending.size());
  }
  const char* recorded = tense == Tense::would_be ? "would be recorded in its history"
                         : database.recorded > 0  ? "now recorded in its history"
                                                  : "recorded in its history already";
  return fmt::format("database \"{}\": {}, {}; {} pending\n", base::printable(database.name),
                     count_text(database.in_place, "migration is in place", "migrations are in place"), recorded,
                     database.pending.size());
}

std::string live_text(const Import& import, const Style& style) {
  const result::ImportProof& proof = *import.proof;
  if (!proof.instance || !import.database) return "";
  const std::string name = base::printable(import.database->name);
  const std::size_t differences = proof.instance->differences.size();
  if (differences == 0) return fmt::format("database \"{}\" is as its migrations make it\n", name);
  return fmt::format(
      "database \"{}\" is not as its migrations make it:\n{}", name,
      schema_text(side_by_side(*proof.instance, "the migrations", fmt::format("database \"{}\"", name)), style));
}

std::string create_text(const Import& import, Tense tense) {
  const result::ImportProof& proof = *import.proof;
  if (!proof.create) return "create/ was there already; to compare it: postgres-manager verify --base empty\n";
  std::string text = fmt::format("create/ {}: {}; it and the deployments lead to the same schema ({})\n",
                                 tense == Tense::done ? "was made" : "would be made",
                                 count_text(proof.create->files.size(), "file", "files"),
                                 count_text(proof.create->schemas.left.objects.size(), "object", "objects"));
  if (!proof.with_rows.empty()) {
    text += fmt::format("deployments insert rows, which create/ does not contain: {}\n",
                        base::printable(fmt::format("{}", fmt::join(proof.with_rows, ", "))));
  }
  for (const std::string& role : proof.create->roles) {
    text += fmt::format("role {} has to exist before create runs\n", base::printable(role));
  }
  for (const std::string& notice : proof.create->notices) text += base::printable(notice) + "\n";
  return text;
}

std::string proof_text(const Import& import, Tense tense, const Style& style) {
  if (!import.proof) return "not proven, because of --accept unproven; create/ was not made\n";
  return live_text(import, style) + create_text(import, tense);
}

Json proof_of(const result::ImportProof& proof) {
  Json object{{"passed", proof.passed()}};
  if (proof.stopped) object["stopped"] = stopped_of(*proof.stopped);
  if (proof.instance) {
    object["instance"] = schemas_of(*proof.instance, "the deployments that are in place", "the database");
  }
  if (proof.create) {
    object["create_files"] = proof.create->files.size();
    object["roles"] = proof.create->roles;
    object["notices"] = proof.create->notices;
    object["differences"] = proof.create->differences;
    if (proof.create->stopped) object["stopped"] = stopped_of(*proof.create->stopped);
    if (proof.verification && proof.verification->stopped) object["stopped"] = stopped_of(*proof.verification->stopped);
    object["create"] = schemas_of(proof.verification ? proof.verification->schemas : proof.create->schemas,
                                  result::created_title, "the deployments");
  }
  object["with_rows"] = proof.with_rows;
  return object;
}

std::vector<std::string> next_steps(const Import& import) {
  const std::string values = variables(import);
  if (import.database) {
    std::string see = fmt::format("see what the database has: postgres-manager status{}", values);
    if (import.database->has_history) return {std::move(see)};
    return {std::move(see),
            fmt::format("{}: postgres-manager deployment{}",
                        import.database->pending.empty() ? "check that nothing is to be done" : "run what is pending",
                        values)};
  }
  return {fmt::format("run them on a private server: postgres-manager deployment --ephemeral{}", values),
          fmt::format("adopt an instance that has them: postgres-manager baseline{} --dry-run --postgres-dsn "
                      "postgresql://user@host:5432/database",
                      values)};
}

}  // namespace

std::string import_text(const Import& import, Tense tense, const Style& style) {
  if (import.is_in_place && (!import.database || import.database->has_history)) {
    return database_text(import, tense) +
           fmt::format("import: nothing to do, the files of {} are taken over already\n", title_of(import));
  }
  std::string text =
      import.is_in_place
          ? fmt::format("the files of {} are taken over already\n", title_of(import))
          : fmt::format("{} from {}, \"{}\":\n{}{}{}", tense == Tense::done ? "taken over" : "would take over",
                        title_of(import), base::printable(import.directory), taken_over(import), not_taken_over(import),
                        style.faint(other_files(import, tense)));
  text += schemas_text(import) + proof_text(import, tense, style) + database_text(import, tense);
  for (const std::string& object : import.not_ignored) {
    text += fmt::format("to leave {} out of verify and drift, list it under \"ignore\" in postgres-manager.json\n",
                        base::printable(object));
  }
  if (tense == Tense::would_be) return text + fmt::format("dry run: {}; nothing was changed\n", numbers(import));
  text += fmt::format("import: {}\n", numbers(import));
  for (const std::string& step : next_steps(import)) text += fmt::format("next: {}\n", step);
  return text;
}

namespace {

// The file that failed is not on disk yet.
std::string origin_text(const Import& import, const result::StoppedRun& stopped) {
  const auto& failure = stopped.outcome.failure;
  if (!failure || failure->step == nullptr) return "";
  for (std::size_t i = 0; i < import.imported.names.size(); ++i) {
    if (import.imported.names[i].path != failure->step->file->path) continue;
    return fmt::format("  this file is made from {} in \"{}\"\n",
                       base::printable(import.migrations.migrations[i].old_name), base::printable(import.directory));
  }
  return "";
}

}  // namespace

std::string import_failure_text(const Import& import, const Style& style) {
  const result::ImportProof& proof = *import.proof;
  std::string text;
  if (proof.stopped) {
    text = stopped_text(*proof.stopped, "run", style) + origin_text(import, *proof.stopped);
  } else if (!proof.create->is_proven()) {
    text = tree_dump_failure_text(*proof.create, style) + tree_dump_text(*proof.create, style);
  } else {
    text = verification_failure_text(*proof.verification, style) + verification_text(*proof.verification, style);
  }
  text += not_taken_over(import);
  return text + fmt::format(
                    "{} the migrations are not proven, so nothing was written\n  {} Correct the files, name a "
                    "server that has what is missing with --scratch-dsn, or take them over as they are: "
                    "--accept unproven.\n",
                    style.bad("error:"), style.strong("hint:"));
}

std::string import_json(const Import& import, Tense tense) {
  Json object{{"event", "imported"},
              {"dry_run", tense == Tense::would_be},
              {"tool", imports::known_tool(import.migrations.tool).name},
              {"directory", import.directory},
              {"in_place", import.is_in_place}};
  Json migrations = Json::array();
  for (std::size_t i = 0; i < import.imported.names.size(); ++i) {
    const imports::Migration& migration = import.migrations.migrations[i];
    Json each{{"from", migration.old_name}, {"path", import.imported.names[i].path}};
    put(each, "undo_path", import.imported.names[i].undo_path);
    put(each, "id", migration.identity.id);
    migrations.push_back(std::move(each));
  }
  object["migrations"] = std::move(migrations);
  object["not_mapped"] = array_of(import.imported.not_mapped, [](const imports::NotMapped& each) {
    Json item{{"file", each.file}};
    if (each.line > 0) item["line"] = each.line;
    item["what"] = each.what;
    item["why"] = each.why;
    put(item, "id", each.id);
    return item;
  });
  object["variables"] = import.imported.variables;
  object["schemas"] = import.migrations.schemas;
  object["files"] = array_of(import.tree.files, [](const NewFile& file) {
    return Json{{"purpose", authoring::to_string(file.purpose)}, {"path", file.path}};
  });
  object["kept"] = import.tree.kept;
  if (!import.not_ignored.empty()) object["not_ignored"] = import.not_ignored;
  if (import.proof) object["proof"] = proof_of(*import.proof);
  if (import.database) {
    const ImportedDatabase& database = *import.database;
    Json known{{"name", database.name}, {"has_history", database.has_history}};
    if (!database.has_history) {
      known["in_place"] = database.in_place;
      known["recorded"] = database.recorded;
      known["pending"] = database.pending;
    }
    object["database"] = std::move(known);
  }
  object["next"] = next_steps(import);
  return line(object);
}

}  // namespace pgmanager::report
