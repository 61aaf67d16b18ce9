#include <ostream>

#include "authoring/tree_names.hpp"
#include "authoring/write_files.hpp"
#include "cli/given_name.hpp"
#include "cli/hints.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/result_file.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"
#include "report/proposal.hpp"
#include "verify/proposal.hpp"

namespace pgmanager::commands {

namespace {

bool writes(const cli::Settings& settings) {
  return !settings.dry_run && !settings.check;
}

verify::ProposalOptions options_of(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  if (settings.from && settings.base) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "--from and --base exclude each other",
                       .hint = "--base names the base of the deployments, --from another schema than theirs."});
  }
  return {.base = settings.base,
          .from = settings.from,
          .to = settings.to,
          .scratch = cli::scratch_options(context),
          .diff = settings.diff,
          .name = cli::given_change_name(settings),
          .losses = settings.allow_data_loss ? verify::Losses::allow : verify::Losses::withhold};
}

// Only what the two schemas are built from.
source::Scope scope_of(const cli::Settings& settings) {
  const auto is_create = [](const std::optional<std::string>& named) { return named == "create"; };
  return {.create = !settings.from || !settings.to || is_create(settings.from) || is_create(settings.to),
          .deployment = !settings.from,
          .repeatable = settings.repeatable};
}

cli::ExitStatus status_of(const result::Proposal& proposal, const cli::Settings& settings) {
  const bool proof_failed = !proposal.files.empty() && !proposal.is_proven();
  if (proof_failed) return cli::ExitStatus::internal_error;
  if (proposal.stopped) return cli::exit_status(*proposal.stopped);
  const bool is_missing = settings.check && !proposal.has_nothing_to_write();
  return is_missing || !proposal.refusals.empty() || !proposal.withheld.empty() ? cli::ExitStatus::check_found_something
                                                                                : cli::ExitStatus::done;
}

std::string text_of(const result::Proposal& proposal) {
  std::string text(cli::unproven_file({}).beginning);
  for (const result::ProposedFile& each : proposal.files) text += "\n-- " + each.path + "\n" + each.text;
  return text;
}

// The names in deployment/ must be those from which the ordinals were chosen.
void write(const result::Proposal& proposal, const cli::Settings& settings) {
  authoring::NewFiles files;
  for (const result::ProposedFile& each : proposal.files) {
    files.push_back({.path = each.path, .text = each.text, .purpose = authoring::Purpose::deployment});
  }
  authoring::require_free(settings.root, files);
  authoring::write_files(settings.root, files);
}

void render(const result::Proposal& proposal, cli::ExitStatus status, const cli::Context& context) {
  const cli::Terminal& terminal = context.terminal;
  const auto tense = writes(context.settings) ? report::Tense::done : report::Tense::would_be;
  if (context.settings.output == cli::Output::json) {
    terminal.output << report::proposal_json(proposal, tense, status == cli::ExitStatus::done);
    return;
  }
  const report::Style style = cli::style_for(terminal.errors_on_terminal);
  if (context.settings.verbosity != cli::Verbosity::quiet) {
    cli::render_text(terminal.errors, report::proposal_notices(proposal, style), context.settings);
  }
  terminal.errors << report::proposal_failure_text(proposal, style) << std::flush;
  cli::render_text(terminal.output, report::proposal_text(proposal, tense, cli::style_for(terminal.output_on_terminal)),
                   context.settings);
}

}  // namespace

cli::ExitStatus diff(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  const verify::ProposalOptions options = options_of(context);
  if (settings.keep_unproven) cli::require_can_be_written(cli::unproven_file(*settings.keep_unproven));
  std::optional<authoring::TreeLock> lock;
  if (writes(settings)) lock.emplace(settings.root, context.stop);
  auto read = source::read_source_tree(settings.root, scope_of(settings), settings.variables);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  result::Proposal proposal = [&] {
    const auto progress = cli::make_building_progress(settings, context.terminal);
    return verify::propose_deployments(std::move(read.tree), options, context.stop, *progress);
  }();
  if (!proposal.base_findings.empty()) {
    cli::render_findings(proposal.base_findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  if (proposal.stopped) cli::complete_hints(proposal.stopped->outcome, settings);
  const cli::ExitStatus status = status_of(proposal, settings);
  if (writes(settings) && proposal.is_proven() && !proposal.files.empty()) write(proposal, settings);
  render(proposal, status, context);
  if (settings.keep_unproven && status == cli::ExitStatus::internal_error) {
    cli::write_result(cli::unproven_file(*settings.keep_unproven), text_of(proposal));
  }
  cli::render_root(settings, context.terminal);
  return status;
}

}  // namespace pgmanager::commands
