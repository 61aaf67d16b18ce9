#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

#include "authoring/new_tree.hpp"
#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "cli/hints.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"
#include "commands/other_tool_database.hpp"
#include "imports/complete_tree.hpp"
#include "imports/directory.hpp"
#include "imports/imported_tree.hpp"
#include "imports/read_migrations.hpp"
#include "imports/recorded.hpp"
#include "report/import.hpp"
#include "report/json.hpp"
#include "report/text.hpp"
#include "source/directory.hpp"
#include "verify/create_tree_dump.hpp"
#include "verify/import_proof.hpp"

namespace pgmanager::commands {

namespace {

[[noreturn]] void fail_import(std::string message, std::string hint, base::ErrorCode code = base::ErrorCode::usage) {
  throw base::Error({.code = code, .message = std::move(message), .hint = std::move(hint)});
}

const std::string& directory_of(const cli::Settings& settings) {
  if (settings.operands.size() != 1) {
    fail_import(settings.operands.empty() ? "function import needs a directory" : "function import takes one directory",
                "Name the one that contains the migrations: postgres-manager import db/migrations");
  }
  const std::string& name = settings.operands.front();
  if (std::error_code ignored; !std::filesystem::is_directory(name, ignored)) {
    fail_import(fmt::format(fmt::runtime(base::is_there(name) ? "\"{}\" is not a directory"
                                                              : "directory \"{}\" does not exist"),
                            base::printable(name)),
                "Name the directory that contains the migrations, relative to this one.");
  }
  return name;
}

/// The paths of the findings as the user sees them: with the directory.
base::Findings in_directory(base::Findings findings, const std::string& directory) {
  for (base::Finding& finding : findings) {
    const std::filesystem::path file(finding.location.file);
    finding.location.file =
        (file.empty() ? std::filesystem::path(directory) : directory / file).lexically_normal().string();
  }
  return findings;
}

void require_repeatable_group(const imports::ImportedTree& imported, const authoring::TreeParts& present,
                              const cli::Settings& settings) {
  const auto& groups = settings.repeatable;
  if (!imports::has_repeatable(imported) || !present.settings ||
      std::find(groups.begin(), groups.end(), imports::repeatable_group) != groups.end()) {
    return;
  }
  fail_import("postgres-manager.json does not name the group for repeatable migrations",
              fmt::format("Write this into it: \"repeatable\": [\"{}\"].", imports::repeatable_group),
              base::ErrorCode::refused);
}

/// Whether the files are there already.
bool is_in_place(const imports::ImportedTree& imported, const cli::Settings& settings) {
  const imports::Presence presence = imports::presence_of(imported, settings.root);
  if (presence == imports::Presence::others) {
    fail_import("deployment/ already contains other deployments",
                "Take the files over into a new tree: name its directory with --root.", base::ErrorCode::refused);
  }
  return presence == imports::Presence::everything;
}

void require_database_of_table(const cli::Settings& settings) {
  if (!settings.table || names_database(settings)) return;
  fail_import("option --table names a history, but no database is named",
              "Name the database that contains it: --postgres-dsn, --local or --environment.");
}

class Importing {
 public:
  explicit Importing(const cli::Context& context)
      : context_(context), settings_(context.settings), name_(directory_of(settings_)) {}

  cli::ExitStatus perform() {
    require_database_of_table(settings_);
    if (!read_files()) return cli::ExitStatus::source_invalid;
    if (names_database(settings_) && !read_history()) return cli::ExitStatus::refused;
    const authoring::TreeParts present = authoring::tree_parts(settings_.root, std::nullopt);
    require_repeatable_group(result_.imported, present, settings_);
    result_.is_in_place = is_in_place(result_.imported, settings_);
    result_.tree = imports::complete_tree(result_.imported, present, history_.objects);
    if (present.settings) find_not_ignored();
    imports::keep_missing(result_.tree.files, settings_.root);
    if (!result_.is_in_place && !may_be_written()) return cli::ExitStatus::source_invalid;
    const bool is_new = !result_.is_in_place || database_;
    if (is_new && !settings_.accepted.unproven && !prove()) return render_failure();
    if (!settings_.dry_run) {
      if (database_) database_->require_ready();
      if (!result_.is_in_place) write();
      if (database_ && !record()) return cli::ExitStatus::refused;
    }
    render();
    return cli::ExitStatus::done;
  }

 private:
  bool read_files() {
    const imports::Directory directory = imports::read_directory(name_);
    result_.directory = name_;
    result_.migrations = imports::read_migrations(imports::choose_tool(settings_.from, directory, name_), directory,
                                                  settings_.variables);
    imports::require_migrations(result_.migrations, directory, name_);
    if (!settings_.schemas.empty()) result_.migrations.schemas = settings_.schemas;
    return make_tree();
  }

  bool make_tree() {
    result_.imported = imports::imported_tree(result_.migrations, name_);
    if (result_.imported.problems.empty()) return true;
    render_problems(result_.imported.problems, "the files");
    return false;
  }

  // Their paths are relative to the current directory, not to the root.
  void render_problems(const base::Findings& problems, std::string_view where) {
    const base::Findings shown = cli::with_hints(in_directory(problems, name_), settings_);
    if (settings_.output == cli::Output::json) {
      context_.terminal.output << report::findings_json(shown);
    } else {
      context_.terminal.errors << report::findings_text(
          shown, cli::style_for(context_.terminal.errors_on_terminal), "nothing was written",
          fmt::format("{} of {}", where, imports::known_tool(result_.migrations.tool).title));
    }
  }

  // The database stays locked while there is something to take over from it.
  bool read_history() {
    database_.emplace(context_, result_.migrations.tool);
    result_.database = report::ImportedDatabase{.name = database_->name(), .has_history = database_->has_own_history()};
    history_ = database_->recorded();
    if (settings_.schemas.empty() && !history_.schemas.empty()) {
      result_.migrations.schemas = history_.schemas;
      if (!make_tree()) return false;
    }
    if (database_->has_own_history()) {
      database_.reset();
      return true;
    }
    in_place_ = imports::in_place(result_.migrations, result_.imported.names, history_, settings_.accepted);
    if (!in_place_.problems.empty()) {
      render_problems(in_place_.problems, "the history");
      return false;
    }
    result_.database->in_place = in_place_.files.size();
    result_.database->pending = in_place_.pending;
    return true;
  }

  void find_not_ignored() {
    for (const std::string& object : history_.objects) {
      if (std::ranges::count(settings_.diff.ignored, object) == 0) result_.not_ignored.push_back(object);
    }
  }

  // A value that was written into the files is no psql variable: the files may use its name for something else.
  sql::Variables variables() const {
    sql::Variables variables;
    for (const auto& [name, value] : settings_.variables) {
      if (std::ranges::count(result_.imported.variables, name) > 0) variables.emplace(name, value);
    }
    return variables;
  }

  std::vector<std::string> repeatable_groups() const {
    std::vector<std::string> groups = settings_.repeatable;
    if (groups.empty() && imports::has_repeatable(result_.imported)) groups.emplace_back(imports::repeatable_group);
    return groups;
  }

  bool prove() {
    const verify::ImportedFiles files{
        .files = result_.imported.files, .repeatable = repeatable_groups(), .variables = variables()};
    std::optional<verify::ImportedInstance> instance;
    if (database_) {
      instance.emplace(verify::ImportedInstance{database_->connection(), history_.owner, in_place_.files});
    }
    schema::DiffOptions diff = settings_.diff;
    diff.ignored.insert(diff.ignored.end(), history_.objects.begin(), history_.objects.end());
    const auto make = result_.is_in_place ? verify::MakeCreate::no : verify::MakeCreate::yes;
    // Four times the number of migrations would fill a log.
    const auto progress = cli::make_building_progress(settings_, context_.terminal, cli::Shown::titles);
    try {
      result_.proof = verify::prove_import(files, instance ? &*instance : nullptr, make, cli::scratch_options(context_),
                                           diff, context_.stop, *progress);
    } catch (const base::Error& error) {
      if (error.code() != base::ErrorCode::refused) throw;
      base::Error::Parts parts = cli::with_hint(error, settings_).parts();
      parts.cause = {};
      if (!parts.hint.empty()) parts.hint += " ";
      parts.hint += "Or do without the proof, and without create/: --accept unproven.";
      throw base::Error(parts);
    }
    if (result_.proof->stopped) {
      advise_on_schema(result_.proof->stopped->outcome);
      cli::complete_hints(result_.proof->stopped->outcome, settings_);
    }
    auto& verification = result_.proof->verification;
    if (verification && verification->stopped) cli::complete_hints(verification->stopped->outcome, settings_);
    if (result_.proof->create && result_.proof->passed()) add_create(verify::files_of(*result_.proof->create));
    return result_.proof->passed();
  }

  static void advise_on_schema(result::Outcome& outcome) {
    constexpr std::string_view undefined_schema = "3F000";
    if (!outcome.failure || outcome.failure->error.sqlstate != undefined_schema) return;
    outcome.failure->advice =
        "If the tool creates the schema itself, name it: --schemas NAME. Names without a schema then "
        "belong to it, or to the first of several.";
  }

  // create/ of the user stays.
  void add_create(authoring::NewFiles files) {
    if (files.empty()) return;
    if (imports::has_other_create(files, settings_.root)) {
      result_.proof->create.reset();
      return;
    }
    imports::keep_missing(files, settings_.root);
    imports::add_create(result_.tree, std::move(files));
  }

  cli::ExitStatus render_failure() {
    const cli::Terminal& terminal = context_.terminal;
    if (settings_.output == cli::Output::json) {
      terminal.output << report::import_json(result_, report::Tense::would_be);
    } else {
      terminal.errors << report::import_failure_text(result_, cli::style_for(terminal.errors_on_terminal))
                      << std::flush;
    }
    const auto& stopped = result_.proof->stopped;
    return stopped ? cli::exit_status(*stopped) : cli::ExitStatus::check_found_something;
  }

  bool may_be_written() {
    base::Findings findings;
    for (const authoring::NewFile& file : result_.tree.files) source::check_links(settings_.root, file.path, findings);
    if (!findings.empty()) {
      cli::render_findings(findings, settings_, context_.terminal);
      return false;
    }
    authoring::require_free(settings_.root, result_.tree.files);
    return true;
  }

  // Deployments come last: if the program is killed while it writes, the next import sees that some are missing, and
  // completes the tree.
  void write() {
    const authoring::TreeLock lock(settings_.root, context_.stop);
    authoring::NewFiles& files = result_.tree.files;
    std::stable_partition(files.begin(), files.end(), [](const authoring::NewFile& file) {
      return file.purpose != authoring::Purpose::deployment;
    });
    authoring::write_files(settings_.root, files);
  }

  bool record() {
    const source::ReadResult read =
        source::read_source_tree(settings_.root, {.deployment = true, .repeatable = repeatable_groups()}, variables());
    if (!read.findings.empty()) {
      cli::render_findings(read.findings, settings_, context_.terminal);
      return false;
    }
    result::Outcome outcome = database_->record(read.tree, in_place_.files);
    if (outcome.result != result::RunResult::done && outcome.result != result::RunResult::nothing_to_do) {
      cli::render_outcome(std::move(outcome), settings_, context_.terminal);
      return false;
    }
    result_.database->recorded = outcome.completed.size();
    return true;
  }

  void render() {
    const auto tense = settings_.dry_run ? report::Tense::would_be : report::Tense::done;
    const report::Style style = cli::style_for(context_.terminal.output_on_terminal);
    cli::render_text(context_.terminal.output,
                     settings_.output == cli::Output::json ? report::import_json(result_, tense)
                                                           : report::import_text(result_, tense, style),
                     settings_);
    cli::render_root(settings_, context_.terminal);
  }

  const cli::Context& context_;
  const cli::Settings& settings_;
  const std::string& name_;
  report::Import result_;
  std::optional<OtherToolDatabase> database_;  // null: none was named, or it has a history of this program
  imports::RecordedHistory history_;
  imports::InPlace in_place_;
};

}  // namespace

cli::ExitStatus import(const cli::Context& context) {
  return Importing(context).perform();
}

}  // namespace pgmanager::commands
