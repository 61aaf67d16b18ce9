#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <ostream>

#include "authoring/given_names.hpp"
#include "authoring/new_files.hpp"
#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/given_name.hpp"
#include "cli/render.hpp"
#include "commands/commands.hpp"
#include "report/authoring.hpp"
#include "source/directory.hpp"

namespace pgmanager::commands {

namespace {

using authoring::Directory;

[[noreturn]] void fail(std::string message, std::string hint) {
  throw base::Error({.code = base::ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

authoring::UndoFile undo_of(const cli::Settings& settings) {
  return settings.undo_file ? authoring::UndoFile::yes : authoring::UndoFile::no;
}

void require_compatible_options(const cli::Settings& settings) {
  if (settings.manual_deployment && settings.undo_file) {
    fail("--manual-deployment and --undo exclude each other",
         "Only files of deployment/ have undo files: omit one of the two.");
  }
  if (settings.manual_deployment && settings.table) {
    fail("--manual-deployment and --table exclude each other",
         "A manual deployment has no file in create/: omit one of the two.");
  }
  if (settings.group && !settings.table) {
    fail("option --group requires --table", "Name the table: postgres-manager new --table order_line");
  }
}

authoring::NewFiles change(const cli::Settings& settings) {
  const std::string name = cli::given_change_name(settings);
  if (name.empty()) {
    fail("function new needs a name", "Name the change in a few words: postgres-manager new add shipped at");
  }
  const bool is_manual = settings.manual_deployment;
  const auto taken = authoring::file_names_in(settings.root, is_manual ? "manual-deployment" : "deployment");
  return authoring::new_change(name, is_manual ? Directory::manual_deployment : Directory::deployment,
                               undo_of(settings), taken);
}

/// Nothing if the group's order.json is invalid.
authoring::NewFiles table(const cli::Settings& settings, base::Findings& findings) {
  const std::string& wish = settings.table.value();
  const auto table = base::find_invalid_utf8(wish) ? std::nullopt : authoring::parse_table_name(wish);
  if (!table) {
    fail(fmt::format("\"{}\" cannot be the name of a table", base::printable(wish)),
         "Write it as in SQL, without quotes: order_line or app.order_line.");
  }
  const std::string name = cli::given_change_name(settings);
  const std::string group_name =
      authoring::choose_group(authoring::groups_in(settings.root), settings.group.value_or(""));
  const authoring::Group group = authoring::read_group(settings.root, group_name, findings);
  if (!findings.empty()) return {};
  return authoring::new_table(*table, group, name.empty() ? authoring::name_of_addition(*table) : name,
                              undo_of(settings), authoring::file_names_in(settings.root, "deployment"));
}

}  // namespace

cli::ExitStatus new_files(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  require_compatible_options(settings);
  std::optional<authoring::TreeLock> lock;
  if (!settings.dry_run) lock.emplace(settings.root, context.stop);
  base::Findings findings;
  const authoring::NewFiles files = settings.table ? table(settings, findings) : change(settings);
  for (const authoring::NewFile& file : files) source::check_links(settings.root, file.path, findings);
  if (!findings.empty()) {
    cli::render_findings(findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  authoring::require_free(settings.root, files);
  if (!settings.dry_run) authoring::write_files(settings.root, files);
  const auto tense = settings.dry_run ? report::Tense::would_be : report::Tense::done;
  context.terminal.output << (settings.output == cli::Output::json
                                  ? report::new_files_json(files, tense)
                                  : report::new_files_text(files, tense,
                                                           cli::style_for(context.terminal.output_on_terminal)));
  cli::render_root(settings, context.terminal);
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
