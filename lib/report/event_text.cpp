#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"
#include "report/style.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using base::printable;

// The session's identity, without its activity.
std::string name_of(const result::LockHolder& holder) {
  std::string text = fmt::format("process {}", holder.pid);
  if (!holder.application_name.empty()) text += fmt::format(" ({})", printable(holder.application_name));
  if (!holder.database_user.empty()) text += fmt::format(", user \"{}\"", printable(holder.database_user));
  if (!holder.client.empty()) text += fmt::format(", client {}", printable(holder.client));
  return text;
}

// Tenths of a second are useless while waiting.
std::string whole_seconds(std::chrono::duration<double> length) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(length);
  return seconds < std::chrono::minutes(1) ? fmt::format("{} s", seconds.count()) : duration_text(seconds);
}

}  // namespace

std::string plan_notice_text(const std::string& notice, const Style& style) {
  return fmt::format("{} {}", style.attention("notice:"), indented(notice, "  "));
}

std::string restore_point_text(const std::optional<result::RestorePoint>& point,
                               const std::optional<base::Error>& why_not) {
  if (point) return fmt::format("restore point {}", point->name);
  return fmt::format("warning: could not make a restore point: {}", why_not ? printable(why_not->what()) : "");
}

std::string notice_text(const plan::Step& step, const result::ServerNotice& notice) {
  std::string severity;
  for (const char c : printable(notice.severity))
    severity += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::string text = fmt::format("{}: {}: {}", printable(step.file->path), severity, indented(notice.message, "    "));
  if (!notice.detail.empty()) text += fmt::format(" ({})", indented(notice.detail, "    "));
  if (!notice.hint.empty()) text += fmt::format("\n  hint: {}", indented(notice.hint, "    "));
  return text;
}

std::string lock_holder_text(const result::LockHolder& holder) {
  std::string text = name_of(holder);
  if (!holder.since.empty()) text += fmt::format(", connected since {}", printable(holder.since));
  if (holder.in_transaction) text += fmt::format(", in a transaction for {}", whole_seconds(*holder.in_transaction));
  if (!holder.query.empty()) {
    const std::string query = printable(holder.query);
    text += fmt::format(", query: {}", base::characters(query, 0, 80));
  }
  if (!holder.end.empty()) text += fmt::format(" (to end it: {})", printable(holder.end));
  if (!holder.ended_by.empty()) text += fmt::format(" (it can be ended by {})", printable(holder.ended_by));
  return text;
}

std::string lock_holders_text(const std::vector<result::LockHolder>& holders) {
  if (holders.empty()) return "a process that cannot be seen";
  std::string text;
  for (const result::LockHolder& holder : holders) text += (text.empty() ? "" : "; ") + lock_holder_text(holder);
  return text;
}

std::string waiting_text(const std::vector<result::LockHolder>& holders, std::chrono::duration<double> waited) {
  std::string text = "waiting for a lock: ";
  text += holders.empty() ? "a process that cannot be seen" : name_of(holders.front());
  if (holders.size() > 1) text += fmt::format(" and {} more", holders.size() - 1);
  return text + ", " + whole_seconds(waited);
}

std::string retry_text(const plan::Step& step, const result::Retry& retry) {
  std::string text = fmt::format("{}: retry {} of {} in {}: {}", printable(step.file->path), retry.attempt,
                                 retry.attempts, duration_text(retry.pause), printable(retry.message));
  if (!retry.sqlstate.empty()) text += fmt::format(" [{}]", retry.sqlstate);
  if (!retry.holders.empty()) text += "; held by " + lock_holders_text(retry.holders);
  return text;
}

std::string index_progress_text(const result::IndexProgress& progress) {
  std::string text;
  if (progress.total > 0) {
    const double part = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    text = fmt::format("{} %, ", static_cast<int>(std::clamp(part, 0.0, 1.0) * 100));
  }
  text += printable(progress.phase);
  return progress.index.empty() ? text : text + fmt::format(", index {}", printable(progress.index));
}

std::string invalid_index_dropped_text(const plan::Step& step, const std::string& index) {
  return fmt::format("{}: dropped the INVALID index {} to build it again", printable(step.file->path),
                     printable(index));
}

std::string hook_path(source::Hook hook) {
  return fmt::format("hooks/{}", to_string(hook));
}

std::string hook_output_text(source::Hook hook, const std::string& line) {
  return fmt::format("{}: {}", hook_path(hook), printable(line));
}

std::string rounds_text(const result::RepeatProgress& progress) {
  return fmt::format("{}, {}", count_text(static_cast<std::size_t>(progress.rounds), "round", "rounds"),
                     count_text(static_cast<std::size_t>(progress.rows), "row", "rows"));
}

}  // namespace pgmanager::report
