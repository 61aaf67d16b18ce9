#include "plan/protection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"
#include "source/file_name.hpp"

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

std::string removes_protection(const history::History& protecting, const std::string& own_schema) {
  return fmt::format(
      "postgres-manager repair --unprotect --reason TEXT{}",
      protecting.schema == own_schema ? "" : " --history-schema " + source::shell_word(protecting.schema));
}

bool loads_test_data(const Plan& plan) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [](const Step& step) { return step.kind == history::EntryKind::test_data && step.runs; });
}

Refusal refuse_test_data(const history::History& protecting, const std::string& own_schema) {
  return refuse_protected(
      *protecting.protection,
      fmt::format("Data that every instance needs belong in create/ and in deployments. If this instance may get test "
                  "data, remove the protection: {}.",
                  removes_protection(protecting, own_schema)));
}

Refusal refuse_undo(const history::History& protecting) {
  return refuse_protected(*protecting.protection, "Check with --dry-run what undo would do, then run it with --yes.");
}

}  // namespace pgmanager::plan
