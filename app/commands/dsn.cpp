#include <fmt/format.h>

#include <ostream>

#include "cli/connection_uri.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/json.hpp"

namespace pgmanager::commands {

namespace {

// The password of another server is in a file or a variable from which the application can take it, too.
void tell_about_password(const cli::Context& context) {
  if (context.settings.verbosity == cli::Verbosity::quiet) return;
  context.terminal.errors << "notice: the password is left out\n";
}

}  // namespace

cli::ExitStatus dsn(const cli::Context& context) {
  const cli::ChosenTarget chosen(context.settings, context.terminal, "dsn");
  const auto settings = chosen.connection_settings();
  const auto shown = chosen.is_private() ? settings : cli::without_secrets(settings);
  if (shown.size() < settings.size()) tell_about_password(context);
  const std::string uri = cli::connection_uri(shown);
  context.terminal.output << (context.settings.output == cli::Output::json ? report::dsn_json(uri)
                                                                           : fmt::format("{}\n", uri));
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
