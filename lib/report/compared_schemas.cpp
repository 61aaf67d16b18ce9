#include "report/compared_schemas.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

SchemaComparison side_by_side(const result::ComparedSchemas& schemas, const std::string& left_name,
                              const std::string& right_name) {
  return {.left_name = left_name,
          .right_name = right_name,
          .left = schemas.left,
          .right = schemas.right,
          .differences = schemas.differences};
}

std::string unmodelled_text(const schema::SchemaSnapshot& snapshot, const std::string& side, const Style& style) {
  std::string text;
  for (const schema::UnmodelledObject& object : snapshot.unmodelled) {
    text += fmt::format("{} not compared: {} ({}, in {})\n", style.attention("notice:"), base::printable(object.name),
                        base::printable(object.catalog), side);
  }
  return text;
}

std::string stopped_text(const result::StoppedRun& stopped, std::string_view what, const Style& style) {
  std::string text = fmt::format("{} could not {} {}\n", style.bad("error:"), what, base::printable(stopped.title));
  if (stopped.outcome.failure) text += failure_text(*stopped.outcome.failure, style);
  return text + refusals_text(stopped.outcome.plan, style);
}

Json stopped_of(const result::StoppedRun& stopped) {
  Json object{{"side", stopped.title}};
  object.update(outcome_of(stopped.outcome));
  object.erase("event");
  return object;
}

Json schemas_of(const result::ComparedSchemas& schemas, const std::string& left, const std::string& right) {
  Json object = comparison_of(side_by_side(schemas, left, right));
  object.erase("event");
  return object;
}

std::string base_notice_text(const result::VerificationBase& base, const Style& style) {
  const auto notice = [&](const std::string& text) { return plan_notice_text(text, style) + "\n"; };
  if (base.is_head) {
    return notice(fmt::format(
        "{} is the commit that is checked out, so only uncommitted changes are proven; name an earlier one with --base",
        base.title()));
  }
  if (base.is_today) {
    return notice(fmt::format("{} is the tree itself, so nothing is proven; name an earlier one with --base",
                              base::printable(base.title())));
  }
  if (!base.is_chosen) return "";
  return notice(fmt::format("{} is where this branch left {}", base.title(), base::printable(base.name)));
}

namespace {

const char* name_of(result::BaseKind kind) {
  switch (kind) {
    case result::BaseKind::revision: return "revision";
    case result::BaseKind::directory: return "directory";
    case result::BaseKind::empty: return "empty";
  }
  return "";
}

}  // namespace

Json base_of(const result::VerificationBase& base) {
  Json object{{"kind", name_of(base.kind)}};
  put(object, "name", base.name);
  put(object, "commit", base.commit);
  if (base.kind == result::BaseKind::revision) {
    object["is_chosen"] = base.is_chosen;
    object["is_head"] = base.is_head;
  }
  if (base.kind == result::BaseKind::directory) object["is_today"] = base.is_today;
  return object;
}

}  // namespace pgmanager::report
