#include "result/verification.hpp"

#include <fmt/format.h>

namespace pgmanager::result {

namespace {

constexpr std::size_t short_commit = 7;  // as git shows it

}  // namespace

std::string VerificationBase::title() const {
  switch (kind) {
    case Kind::revision:
      return fmt::format("base {}", commit.substr(0, short_commit));
    case Kind::directory:
      return fmt::format("base {}", name);
    case Kind::empty:
      return "an empty base";
  }
  return "";
}

std::string Verification::right_title() const {
  return fmt::format("{} with {} {}", base.title(), deployments.size(),
                     deployments.size() == 1 ? "deployment" : "deployments");
}

ComparedRows compare_rows(const std::vector<schema::TableRows>& left, const std::vector<schema::TableRows>& right) {
  ComparedRows compared;
  auto other = right.begin();
  for (const schema::TableRows& one : left) {
    while (other != right.end() && other->table < one.table) ++other;
    if (other == right.end()) break;
    if (other->table != one.table || (one.rows.empty() && other->rows.empty())) continue;
    ++compared.compared;
    for (const std::string& column : one.left_out) compared.left_out.push_back(one.table + "." + column);
    schema::TableDifference difference = diff_rows(one, *other);
    if (!difference.rows.empty()) compared.tables.push_back(std::move(difference));
  }
  return compared;
}

}  // namespace pgmanager::result
