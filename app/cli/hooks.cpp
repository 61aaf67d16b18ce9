#include "cli/hooks.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <memory>
#include <system_error>

#include "base/line_reader.hpp"
#include "base/process.hpp"
#include "cli/hints.hpp"
#include "plan/plan.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;
using plan::Function;
using plan::Plan;
using source::Hook;
using std::chrono::steady_clock;

// The differences between the calls of hooks.
struct Call {
  Hook hook;
  Function function;
  std::string document;          // for its standard input
  const base::StopSignal* stop;  // null: a signal to this program does not end the hook
  ErrorCode failed_as;
  std::string detail;  // the consequence of its failure for the run
  std::string hint;
};

std::string ending(const base::ProcessResult& result) {
  if (result.signal == 0) return fmt::format("failed with exit status {}", result.exit_status);
  const char* name = ::sigabbrev_np(result.signal);
  return name != nullptr ? fmt::format("was terminated by SIG{}", name)
                         : fmt::format("was terminated by signal {}", result.signal);
}

class HookRunner {
 public:
  HookRunner(const Settings& settings, pg::ConnectionEnvironment connection, const base::StopSignal& stop,
             result::RunObserver& observer)
      : settings_(settings), connection_(std::move(connection)), stop_(stop), observer_(observer) {}

  void before(const Plan& plan) {
    const auto hook = plan::hook_before(plan.function);
    if (!plan::has_hook(plan, hook)) return;
    run({.hook = *hook,
         .function = plan.function,
         .document = report::event_json(result::events::Planned{plan}),
         .stop = &stop_,
         .failed_as = ErrorCode::refused,
         .detail = "It runs before everything else: nothing was changed, and nothing was recorded.",
         .hint = "Fix the cause and run the same command again."});
  }

  void after(result::Outcome& outcome) {
    complete_hints(outcome, settings_);
    const Plan& plan = outcome.plan;
    if (outcome.result == result::RunResult::failed) return after_failure(plan, report::outcome_json(outcome));
    const auto hook = plan::hook_after(plan.function);
    if (!plan::has_hook(plan, hook)) return;
    run({.hook = *hook,
         .function = plan.function,
         .document = report::outcome_json(outcome),
         .stop = later_stop(),
         .failed_as = ErrorCode::hook,
         .detail = "The run itself is complete: its changes are committed and recorded.",
         .hint = "Complete the work of the hook by hand: the same command would have nothing to do and would run no "
                 "hook."});
  }

  void after_error(const Plan& plan, const Error& error) {
    after_failure(plan, report::error_json(with_hint(error, settings_)));
  }

 private:
  void after_failure(const Plan& plan, std::string document) {
    if (!plan::has_hook(plan, Hook::after_failure)) return;
    run({.hook = Hook::after_failure,
         .function = plan.function,
         .document = std::move(document),
         .stop = later_stop(),
         .failed_as = ErrorCode::hook,
         .detail = "",
         .hint = "Complete the work of the hook by hand."});
  }

  // A signal that came earlier has ended the run; the after-hook must run all the same, so only a new signal ends it.
  const base::StopSignal* later_stop() const { return stop_.requested() == 0 ? &stop_ : nullptr; }

  base::Command command_of(const Call& call) const {
    constexpr std::chrono::seconds grace{5};
    constexpr std::chrono::seconds linger{1};
    base::Command command{.arguments = {report::hook_path(call.hook)},
                          .environment = connection_.set,
                          .without = connection_.without,
                          .input = call.document,
                          .directory = settings_.root,
                          .stop = call.stop,
                          .grace = grace,
                          .linger = linger,
                          .ends_with_us = true};
    if (settings_.hook_timeout.count() > 0) command.time_limit = settings_.hook_timeout;
    command.environment.emplace_back("POSTGRES_MANAGER_FUNCTION", to_string(call.function));
    command.environment.emplace_back("POSTGRES_MANAGER_HISTORY_SCHEMA", settings_.history_schema);
    if (settings_.environment) command.environment.emplace_back("POSTGRES_MANAGER_ENVIRONMENT", *settings_.environment);
    command.without.emplace_back("POSTGRES_MANAGER_ROOT");  // relative to the directory where we were started
    return command;
  }

  void run(const Call& call) {
    const auto begin = steady_clock::now();
    observer_.on(result::events::HookStarted{call.hook});
    base::LineReader lines([&](const std::string& line) {
      last_line_ = line;
      observer_.on(result::events::HookOutput{call.hook, line});
    });
    last_line_.clear();
    base::Command command = command_of(call);
    command.on_output = [&](std::string_view text) { lines.take(text); };
    base::ProcessResult result;
    try {
      result = base::run(command);
    } catch (const std::system_error& error) {
      fail_to_start(call, error);
    }
    lines.finish();
    if (!result.ok()) fail(call, result);
    observer_.on(result::events::HookDone{call.hook, steady_clock::now() - begin});
  }

  [[noreturn]] void fail(const Call& call, const base::ProcessResult& result) const {
    if (result.killed && call.stop != nullptr) throw_if_stopped(call);
    std::string hint = call.hint;
    std::string what = ending(result);
    if (result.killed) {
      what = fmt::format("took longer than {}", report::duration_text(settings_.hook_timeout));
      hint = "If it needs longer, allow it more time: --hook-timeout TIME. " + hint;
    }
    throw Error({.code = call.failed_as,
                 .message = fmt::format("hook \"{}\" {}", to_string(call.hook), what),
                 .detail = call.detail + last_output(),
                 .hint = hint});
  }

  static void throw_if_stopped(const Call& call) {
    try {
      call.stop->throw_if_requested();
    } catch (const Error& stopped) {
      Error::Parts parts = stopped.parts();
      parts.detail = fmt::format("Hook \"{}\" was terminated. {}", to_string(call.hook), call.detail);
      throw Error(parts);
    }
  }

  [[noreturn]] static void fail_to_start(const Call& call, const std::system_error& error) {
    std::string hint = "Run it by hand: " + report::hook_path(call.hook);
    if (error.code() == std::errc::no_such_file_or_directory) {
      hint =
          "Its first line names the program that runs it: that program must exist, and the line must not end in a CR.";
    }
    throw Error({.code = call.failed_as,
                 .message = fmt::format("could not run hook \"{}\": {}", to_string(call.hook), error.code().message()),
                 .detail = call.detail,
                 .hint = hint});
  }

  // Empty if the output was displayed.
  std::string last_output() const {
    const bool shown = settings_.output == Output::json || settings_.verbosity != Verbosity::quiet;
    return shown || last_line_.empty() ? "" : fmt::format("\nThe last line of its output was: {}", last_line_);
  }

  const Settings& settings_;
  pg::ConnectionEnvironment connection_;
  const base::StopSignal& stop_;
  result::RunObserver& observer_;
  std::string last_line_;
};

}  // namespace

execute::RunHooks make_hooks(const Settings& settings, const source::SourceTree& tree, const pg::Connection& connection,
                             const base::StopSignal& stop, result::RunObserver& observer) {
  if (tree.hooks.empty()) return {};
  const auto runner = std::make_shared<HookRunner>(settings, connection.environment(), stop, observer);
  return {.before = [runner](const Plan& plan) { runner->before(plan); },
          .after = [runner](result::Outcome& outcome) { runner->after(outcome); },
          .after_error = [runner](const Plan& plan, const Error& error) { runner->after_error(plan, error); }};
}

}  // namespace pgmanager::cli
