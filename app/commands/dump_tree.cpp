#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>

#include "authoring/tree_names.hpp"
#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "cli/hints.hpp"
#include "cli/printed_command.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/tree_dump.hpp"
#include "source/source_tree.hpp"
#include "source/text_checksum.hpp"
#include "verify/create_tree_dump.hpp"

namespace pgmanager::commands {

namespace {

/// create/ as it is on disk.
struct CreateOnDisk {
  std::vector<std::string> without_files;  ///< groups that contain nothing but an order.json
  bool has_files = false;
};

bool has_other_entries(const std::filesystem::path& directory) {
  for (const base::DirectoryEntry& entry : base::list_directory(directory)) {
    if (entry.name != "order.json") return true;
  }
  return false;
}

CreateOnDisk create_on_disk(const std::filesystem::path& root) {
  CreateOnDisk create;
  if (!base::is_there(root / "create")) return create;
  for (const std::string& group : authoring::groups_in(root)) {
    if (has_other_entries(root / "create" / group)) {
      create.has_files = true;
    } else {
      create.without_files.push_back("create/" + group);
    }
  }
  return create;
}

void require_tree_alone(const cli::Settings& settings) {
  const auto fail = [](const char* message, const char* hint) {
    throw base::Error({.code = base::ErrorCode::usage, .message = message, .hint = hint});
  };
  if (!settings.operands.empty()) {
    fail("with --create-tree, function dump takes no file",
         "Name the directory of the source tree: postgres-manager dump --create-tree --root shop");
  }
  if (settings.data) {
    fail("--create-tree and --data exclude each other",
         "Rows of reference data belong into a file of create/ that you write.");
  }
}

void require_no_files(const CreateOnDisk& create) {
  if (!create.has_files) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = "create/ has files already",
       .hint = "Update the files whose objects differ: postgres-manager dump --create-tree --into create/"});
}

/// The groups without files that no new group has the name of.
std::vector<std::string> replaced_groups(const CreateOnDisk& create, const result::TreeDump& dump) {
  std::vector<std::string> replaced = create.without_files;
  for (const result::DumpedFile& file : dump.order_files) {
    std::erase(replaced, file.path.substr(0, file.path.rfind('/')));
  }
  return replaced;
}

void write(const result::TreeDump& dump, const cli::Settings& settings) {
  authoring::write_directory(settings.root, "create", verify::files_of(dump), dump.removed);
}

std::string checksum_on_disk(const std::filesystem::path& path) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::string text = base::read_file(path);
  return source::text_checksum(
      std::string_view(text).substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0));
}

// They are replaced by texts that were made from what was read, some seconds ago in a big tree.
void require_unchanged(const result::TreeDump& dump, const source::SourceTree& read) {
  for (const source::CreateGroup& group : read.create) {
    for (const source::SqlFile& file : group.files) {
      const bool is_replaced = std::ranges::count(dump.files, file.path, &result::DumpedFile::path) > 0;
      if (!is_replaced || checksum_on_disk(read.root / file.path) == file.checksum) continue;
      throw base::Error({.code = base::ErrorCode::refused,
                         .message = fmt::format("{} has changed since this run began", base::printable(file.path)),
                         .hint = "Nothing was written. Run the same command again."});
    }
  }
}

void render(const result::TreeDump& dump, cli::ExitStatus status, const cli::Context& context) {
  const cli::Terminal& terminal = context.terminal;
  if (context.settings.output == cli::Output::json) {
    terminal.output << report::tree_dump_json(dump, status == cli::ExitStatus::done);
    return;
  }
  const report::Style style = cli::style_for(terminal.errors_on_terminal);
  if (context.settings.verbosity != cli::Verbosity::quiet) {
    cli::render_text(terminal.errors, report::tree_dump_notices(dump, style), context.settings);
  }
  terminal.errors << report::tree_dump_failure_text(dump, style) << std::flush;
  terminal.output << report::tree_dump_text(dump, cli::style_for(terminal.output_on_terminal));
}

}  // namespace

cli::ExitStatus dump_tree(const cli::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const cli::Settings& settings = context.settings;
  require_tree_alone(settings);
  std::optional<authoring::TreeLock> lock;
  if (!settings.dry_run) lock.emplace(settings.root, context.stop);
  const CreateOnDisk create = create_on_disk(settings.root);
  if (!settings.into_create) require_no_files(create);
  std::shared_ptr<const source::SourceTree> existing;
  if (create.has_files) {
    source::ReadResult read = source::read_source_tree(
        settings.root, {.create = true, .repeatable = settings.repeatable}, settings.variables);
    if (!read.findings.empty()) {
      cli::render_findings(read.findings, settings, context.terminal);
      return cli::ExitStatus::source_invalid;
    }
    existing = std::make_shared<const source::SourceTree>(std::move(read.tree));
  }
  const cli::ChosenTarget chosen(settings, context.terminal, "dump");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  const result::Instance instance = cli::instance_of(chosen, session.get(), settings);
  if (settings.output == cli::Output::text) cli::show_target(instance, settings, context.terminal);
  result::TreeDump dump = [&] {
    const auto progress = cli::make_building_progress(settings, context.terminal);
    const verify::TreeDumpOptions options{
        .scratch = cli::scratch_options(context), .existing = existing, .ignored = settings.diff.ignored};
    return verify::dump_create_tree(session->connection(), options, context.stop, *progress);
  }();
  dump.instance = instance;
  dump.is_dry_run = settings.dry_run;
  dump.hint = cli::with_target("Correct the files by hand, and compare again: postgres-manager drift --against create",
                               settings);
  if (!create.has_files) dump.removed = replaced_groups(create, dump);
  if (dump.stopped) cli::complete_hints(dump.stopped->outcome, settings);
  if (!dump.stopped && !settings.dry_run) {
    if (existing) require_unchanged(dump, *existing);
    write(dump, settings);
    dump.is_written = true;
  }
  dump.took = std::chrono::steady_clock::now() - begin;
  const cli::ExitStatus status = dump.stopped       ? cli::exit_status(*dump.stopped)
                                 : dump.is_proven() ? cli::ExitStatus::done
                                                    : cli::ExitStatus::check_found_something;
  render(dump, status, context);
  return status;
}

}  // namespace pgmanager::commands
