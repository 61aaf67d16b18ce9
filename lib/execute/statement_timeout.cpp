#include "execute/statement_timeout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "pg/connect_options.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::execute {

namespace {

using std::chrono::milliseconds;

std::string written(milliseconds timeout) {
  return timeout.count() == 0 ? "0" : fmt::format("{}ms", timeout.count());
}

// In the form of SHOW: "90ms", "30s", "5min", "1h", "1d".
double seconds_of(std::string_view timeout) {
  double number = 0;
  const auto [unit, error] = std::from_chars(timeout.data(), timeout.data() + timeout.size(), number);
  if (error != std::errc()) return 0;
  const std::string_view name(unit, static_cast<std::size_t>(timeout.data() + timeout.size() - unit));
  if (name == "s") return number;
  if (name == "min") return number * 60;
  if (name == "h") return number * 3600;
  return name == "d" ? number * 86400 : number / 1000;
}

std::string origin(const RunContext& context, const plan::Step& step) {
  using Source = database::SettingOrigin::Source;
  if (step.file->directives.statement_timeout) return "the file's own directive statement-timeout";
  if (context.options.statement_timeout) return "--statement-timeout or the setting of that name";
  const database::SettingOrigin origin = context.database.origin_of("statement_timeout");
  if (origin.source == Source::altered) return fmt::format("ALTER {} SET statement_timeout", origin.altered);
  return origin.source == Source::connection ? pg::origin_of_options(context.target) : "the server's configuration";
}

// The statement in lower case, without comments, and with single blanks, also in strings and function bodies.
std::string plain_words(std::string_view statement) {
  std::string words;
  sql::Lexer lexer(statement);
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
    if (!words.empty()) words += ' ';
    for (const char c : token.in(statement)) {
      const auto byte = static_cast<unsigned char>(c);
      const bool again = std::isspace(byte) != 0 && words.ends_with(' ');
      if (!again) words += std::isspace(byte) != 0 ? ' ' : static_cast<char>(std::tolower(byte));
    }
  }
  return words;
}

// Whether the words of the statement set it: SET statement_timeout, or set_config(). Reading the setting does not
// count.
bool sets_timeout(std::string_view statement) {
  const std::string words = plain_words(statement);
  const auto has = [&](std::string_view text) { return words.find(text) != std::string::npos; };
  return has("set statement_timeout") || has("set local statement_timeout") || has("set session statement_timeout") ||
         (has("set_config") && has("statement_timeout"));
}

bool sets_timeout(const RunContext& context, const plan::Step& step) {
  const auto file = load_file(context, step);
  if (!file) return false;
  const auto& statements = file->statements();
  return std::any_of(statements.begin(), statements.end(),
                     [](const source::Statement& statement) { return sets_timeout(statement.sql); });
}

// Whether the statement ended before our timeout could have cancelled it.
bool is_too_early(const result::Failure& failure, const std::string& timeout) {
  return failure.statement_took && failure.statement_took->count() < 0.9 * seconds_of(timeout);
}

// Settings of a file that runs in a transaction have been rolled back, so they cannot be read.
std::string in_effect(const RunContext& context, const result::Failure& failure) {
  if (failure.step->file->transaction_mode != source::TransactionMode::without_transaction) return "";
  return context.connection.ask("SELECT pg_catalog.current_setting('statement_timeout')").one_value().string();
}

}  // namespace

std::string statement_timeout(const RunContext& context, const plan::Step& step) {
  const auto& of_file = step.file->directives.statement_timeout;
  if (of_file) return written(*of_file);
  const auto& of_run = context.options.statement_timeout;
  return of_run ? written(*of_run) : context.statement_timeout;
}

std::string advice_on_cancelled(const RunContext& context, const result::Failure& failure) {
  const plan::Step& step = *failure.step;
  const std::string ours = statement_timeout(context, step);
  const std::string now = in_effect(context, failure);
  const bool has_own = !now.empty() && now != ours;
  const std::string session = ours == "0" ? "none" : fmt::format("{}, from {}", ours, origin(context, step));
  if (has_own && now != "0") {
    return fmt::format(
        "The statement_timeout is {} here: the file or a function that it calls sets it. Change it there; the "
        "session's "
        "is {}. If the timeout was not the cause, another session cancelled the statement (pg_cancel_backend).",
        now, session);
  }
  if (ours == "0" || is_too_early(failure, ours) || sets_timeout(context, step)) {
    std::string after;
    if (failure.statement_took) {
      after = fmt::format(" after at most {} ms", std::chrono::floor<milliseconds>(*failure.statement_took).count());
    }
    return fmt::format(
        "The statement was cancelled{}; the session's statement_timeout is {}. Either the file or a function that it "
        "calls sets another one, which you can change there, or another session cancelled the statement "
        "(pg_cancel_backend).",
        after, session);
  }
  return fmt::format(
      "The statement_timeout is {} here, from {}. Set a longer one for the file with the line -- postgres-manager: "
      "statement-timeout=10min at its beginning. If the timeout was not the cause, another session cancelled the "
      "statement (pg_cancel_backend).",
      ours, origin(context, step));
}

}  // namespace pgmanager::execute
