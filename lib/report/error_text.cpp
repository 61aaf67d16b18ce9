#include <fmt/format.h>

#include "base/utf8.hpp"
#include "report/style.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

std::string_view without_last_newline(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

std::string labelled(std::string_view label, std::string_view text, const Style& style) {
  if (text.empty()) return {};
  return fmt::format("  {} {}\n", style.strong(fmt::format("{}:", label)), indented(text, "    "));
}

std::string place(const base::Location& location) {
  std::string text = base::printable(location.file);
  if (location.line > 0) text += fmt::format(":{}", location.line);
  if (location.column > 0) text += fmt::format(":{}", location.column);
  return text;
}

std::string source_excerpt(const base::Location& location) {
  const std::string lines = base::excerpt(location);
  return lines.empty() ? "" : fmt::format("  {}\n", indented(lines, "  "));
}

// If there are thousands of similar findings, the first ones are enough.
constexpr std::size_t most_in_full = 10;

std::string shown_in_full(std::size_t count, const char* what) {
  if (count <= most_in_full) return "";
  return fmt::format("{} shown for the first {}; --output json has all of them\n", what, most_in_full);
}

}  // namespace

std::string error_text(const base::Error& error, const Style& style) {
  const base::Error::Parts& parts = error.parts();
  const std::string rule = parts.rule.empty() ? "" : " " + style.faint(fmt::format("[{}]", parts.rule));
  std::string text = fmt::format("{} {}{}\n", style.bad("error:"), indented(parts.message, "  "), rule);
  if (parts.location) text += fmt::format("  {}\n", place(*parts.location)) + source_excerpt(*parts.location);
  text += labelled("detail", parts.detail, style);
  text += labelled("hint", parts.hint, style);
  return text;
}

std::string findings_text(const base::Findings& findings, const Style& style, std::string_view consequence,
                          std::string_view where) {
  std::string text;
  std::size_t shown = 0;
  for (const base::Finding& finding : findings) {
    text += fmt::format("{}: {} {} {}\n", style.strong(place(finding.location)), style.bad("error:"),
                        indented(finding.message, "  "), style.faint(fmt::format("[{}]", finding.rule)));
    if (++shown > most_in_full) continue;
    text += source_excerpt(finding.location);
    text += labelled("hint", finding.hint, style);
  }
  text += shown_in_full(shown, "hints are");
  return text + fmt::format("{} in {}; {}\n", count_text(findings.size(), "problem", "problems"), where, consequence);
}

std::string refusals_text(const std::vector<plan::Refusal>& refusals, const Style& style) {
  std::string text;
  std::size_t shown = 0;
  for (const plan::Refusal& refusal : refusals) {
    text += fmt::format("{} {} {}\n", style.bad("refused:"), indented(refusal.message, "  "),
                        style.faint(fmt::format("[{}]", refusal.rule)));
    if (++shown > most_in_full) continue;
    text += labelled("detail", refusal.detail, style);
    if (!refusal.difference.empty())
      text += fmt::format("    {}\n", indented(without_last_newline(refusal.difference), "    "));
    text += labelled("hint", refusal.hint, style);
  }
  if (refusals.empty()) return text;
  return text + shown_in_full(shown, "details and hints are") + "nothing was changed\n";
}

std::string failure_text(const result::Failure& failure, const Style& style) {
  const history::RecordedError& error = failure.error;
  const std::string sqlstate = error.sqlstate.empty() ? "" : " " + style.faint(fmt::format("[{}]", error.sqlstate));
  std::string text = fmt::format("{} {}{}\n", style.bad("error:"), indented(error.message, "  "), sqlstate);
  if (failure.location) {
    text += fmt::format("  {}\n", style.strong(place(*failure.location))) + source_excerpt(*failure.location);
  } else if (failure.step != nullptr) {
    text += fmt::format("  {}\n", style.strong(base::printable(failure.step->file->path)));
  }
  text += labelled("detail", error.detail, style);
  text += labelled("query", error.internal_query, style);
  text += labelled("context", error.context, style);
  for (const result::LockHolder& holder : failure.holders) text += labelled("held by", lock_holder_text(holder), style);
  text += labelled("hint", error.hint, style);
  text += labelled("hint", failure.advice, style);
  return text;
}

}  // namespace pgmanager::report
