#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/run_function.hpp"
#include "commands/commands.hpp"

namespace pgmanager::commands {

namespace {

// One transaction has one commit, and no part of it can be retried.
void require_transaction_per_file(const cli::Settings& settings) {
  if (settings.transaction == plan::TransactionScope::each_file) return;
  for (const char* option : {"durable-each", "lock-retries"}) {
    if (!settings.given.contains(option)) continue;
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = fmt::format("option --{} requires --transaction file", option),
                       .hint = "By default, create is one transaction: postgres-manager help create."});
  }
}

}  // namespace

cli::ExitStatus create(const cli::Context& context) {
  require_transaction_per_file(context.settings);
  if (context.settings.with_test_data) cli::refuse_test_data(context.settings);
  if (context.settings.clone) return clone(context);
  if (context.settings.given.contains("keep")) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "option --keep requires --clone",
                       .hint = "See its options: postgres-manager help create."});
  }
  const auto when_created = context.settings.if_needed ? plan::WhenCreated::leave_alone : plan::WhenCreated::refuse;
  return run_function(context, plan::create_planner(when_created));
}

}  // namespace pgmanager::commands
