#include "report/drift.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "plan/in_words.hpp"
#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

std::string same_text(const result::Drift& drift, const Style& style) {
  return fmt::format("drift: {} {} {} ({}), in {}\n", base::printable(drift.instance_title),
                     style.good("is the same as"), base::printable(drift.expected_title),
                     count_text(drift.schemas.right.objects.size(), "object", "objects"), duration_text(drift.took)) +
         unmodelled_text(drift.schemas.left, base::printable(drift.expected_title), style) +
         unmodelled_text(drift.schemas.right, base::printable(drift.instance_title), style);
}

std::string different_text(const result::Drift& drift, const Style& style) {
  return schema_text(side_by_side(drift.schemas, drift.expected_title, drift.instance_title), style) +
         fmt::format("  {} {}\n", style.strong("hint:"), base::printable(drift.hint)) +
         fmt::format("drift: {} {} {}, in {}\n", base::printable(drift.instance_title), style.bad("is not the same as"),
                     base::printable(drift.expected_title), duration_text(drift.took));
}

std::string not_compared_text(const result::Drift& drift, const Style& style) {
  return fmt::format("drift: {} {}: {}\n  {} {}\n", base::printable(drift.instance_title),
                     style.bad("was not compared"), base::printable(drift.not_compared), style.strong("hint:"),
                     base::printable(drift.hint));
}

std::string left_text(const result::Drift& drift, const Style& style) {
  std::string text;
  for (const history::Entry& attempt : drift.partly_applied) {
    text += fmt::format("{} \"{}\" is partly applied: {}\n", style.bad("found:"), base::printable(attempt.path),
                        plan::committed_statements(attempt, "of its"));
  }
  if (!text.empty())
    text += fmt::format("  {} See how far they are: postgres-manager status.\n", style.strong("hint:"));
  if (drift.unfinished_create > 0) {
    text += fmt::format("{} {}\n", style.bad("found:"), unfinished_create_text(drift.unfinished_create));
  }
  return text + invalid_indexes_text(drift.invalid_indexes, drift.has_incomplete_files, style);
}

}  // namespace

std::string drift_text(const result::Drift& drift, const Style& style) {
  if (drift.stopped) {
    return fmt::format("drift: {} at {}, in {}\n", style.bad("nothing could be compared, stopped"),
                       base::printable(drift.stopped->title), duration_text(drift.took));
  }
  if (!drift.is_compared()) return not_compared_text(drift, style) + left_text(drift, style);
  return (drift.is_same() ? same_text(drift, style) : different_text(drift, style)) + left_text(drift, style);
}

std::string drift_failure_text(const result::Drift& drift, const Style& style) {
  return drift.stopped ? stopped_text(*drift.stopped, "build", style) : "";
}

std::string drift_notices(const result::Drift& drift, const Style& style) {
  std::string text;
  for (const std::string& notice : drift.notices) {
    text += plan_notice_text(notice, style) + "\n";
  }
  return text;
}

std::string drift_json(const result::Drift& drift, bool passed) {
  Json object{{"event", "compared"}, {"passed", passed}, {"seconds", drift.took.count()}};
  object.update(instance_of(drift.instance));
  object["notices"] = drift.notices;
  if (!drift.stopped && !drift.is_same()) put(object, "hint", drift.hint);
  if (drift.stopped) {
    object["stopped"] = stopped_of(*drift.stopped);
  } else {
    object["partly_applied"] = array_of(drift.partly_applied, entry_of);
    object["invalid_indexes"] = invalid_indexes_of(drift.invalid_indexes, drift.has_incomplete_files);
    if (drift.unfinished_create > 0) object["create_unfinished"] = true;
    put(object, "not_compared", drift.not_compared);
    if (drift.is_compared()) object["schemas"] = schemas_of(drift.schemas, drift.expected_title, drift.instance_title);
  }
  return line(object);
}

}  // namespace pgmanager::report
