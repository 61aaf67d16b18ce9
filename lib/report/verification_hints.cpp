#include "report/verification_hints.hpp"

#include <algorithm>

namespace pgmanager::report {

namespace {

using What = schema::ObjectDifference::What;

bool has(const result::Verification& verification, What what) {
  return std::ranges::any_of(verification.schemas.differences,
                             [what](const schema::ObjectDifference& difference) { return difference.what == what; });
}

bool has_statements(const result::Verification& verification) {
  return std::ranges::any_of(verification.schemas.differences, [](const schema::ObjectDifference& difference) {
    return !difference.rename_left.empty() || !difference.rename_right.empty();
  });
}

}  // namespace

std::vector<std::string> schema_hints(const result::Verification& verification) {
  std::vector<std::string> hints;
  const auto add = [&](What what, const char* hint) {
    if (has(verification, what)) hints.emplace_back(hint);
  };
  add(What::only_left,
      "Existing instances never get what is only in create/: write a deployment for it (postgres-manager new NAME).");
  add(What::only_right, "New instances never get what is only in the deployments: write it into create/, too.");
  add(What::changed, verification.deployments.empty() ? "Existing instances do not get what was changed in create/: "
                                                        "write a deployment for it (postgres-manager new NAME)."
                                                      : "The change was made in one place only, or differently in "
                                                        "both: write the same in create/ and in the deployments.");
  add(What::renamed,
      has_statements(verification)
          ? "For what has another name: run one of its rename statements in a new deployment, or change create/."
          : "For what has another name: rename it in a new deployment, or change create/.");
  add(What::reordered,
      "ALTER TABLE adds a new column last: write it last in create/, too, or use --ignore column-order.");
  return hints;
}

std::vector<std::string> row_hints(const result::Verification& verification) {
  if (!verification.rows || verification.rows->tables.empty()) return {};
  return {"Rows must be both in create/ and in a deployment."};
}

}  // namespace pgmanager::report
