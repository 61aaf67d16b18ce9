#include <fmt/format.h>

#include <ostream>

#include "authoring/new_tree.hpp"
#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "cli/render.hpp"
#include "commands/commands.hpp"
#include "report/authoring.hpp"

namespace pgmanager::commands {

namespace {

/// The settings with the directory of the command line as the root, which the printed commands then name, too.
cli::Settings with_root(const cli::Settings& settings) {
  if (settings.operands.empty()) return settings;
  if (settings.operands.size() > 1 || settings.given.contains("root")) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "function init takes one directory",
                       .hint = "Name it once: postgres-manager init shop"});
  }
  if (settings.operands.front().empty()) {
    throw base::Error(
        {.code = base::ErrorCode::usage,
         .message = "the name of the directory is empty",
         .hint = "Check the variable that it comes from; without a name the tree begins in this directory."});
  }
  cli::Settings named = settings;
  named.root = settings.operands.front();
  named.given.insert("root");
  return named;
}

}  // namespace

cli::ExitStatus init(const cli::Context& context) {
  const cli::Settings settings = with_root(context.settings);
  const authoring::NewTree tree = authoring::new_tree(authoring::tree_parts(settings.root, settings.ci), settings.ci);
  if (!settings.dry_run) authoring::write_files(settings.root, tree.files);
  const auto tense = settings.dry_run ? report::Tense::would_be : report::Tense::done;
  const std::string text =
      settings.output == cli::Output::json
          ? report::new_tree_json(tree, tense)
          : report::new_tree_text(tree, tense, cli::style_for(context.terminal.output_on_terminal));
  cli::render_text(context.terminal.output, text, settings);
  cli::render_root(settings, context.terminal);
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
