#include "plan/protection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"

namespace pgmanager::plan {

std::shared_ptr<const source::SqlFile> no_file() {
  return std::make_shared<const source::SqlFile>();
}

std::string protected_by(const std::string& environment) {
  return fmt::format("environment \"{}\" is protected", environment);
}

Refusal refuse_protected(const history::Entry& protection, std::string hint) {
  const std::string reason = protection.reason.empty() ? "" : fmt::format(": {}", base::printable(protection.reason));
  return {.rule = std::string(refusal_rules::instance_protected),
          .message = "this instance is protected",
          .detail = fmt::format("User \"{}\" protected it on {}{}.", base::printable(protection.database_user),
                                protection.finished_at, reason),
          .hint = std::move(hint)};
}

void refuse_test_data_where_protected(Plan& plan, const history::History& history) {
  const auto loads = [](const Step& step) {
    return step.kind == history::Kind::test_data && step.action == Action::run;
  };
  if (!history::is_protected(history.protection) || std::none_of(plan.steps.begin(), plan.steps.end(), loads)) return;
  plan.refusals.push_back(refuse_protected(
      *history.protection,
      fmt::format("Data that every instance needs belong in create/ and in deployments. If this instance may get test "
                  "data, remove the protection: {}.",
                  removes_protection)));
}

void refuse_undo_where_protected(Plan& plan, const history::History& history) {
  if (!history::is_protected(history.protection) || plan.steps.empty()) return;
  plan.refusals.push_back(
      refuse_protected(*history.protection, "See what undo would do with --dry-run, and do it with --yes."));
}

}  // namespace pgmanager::plan
