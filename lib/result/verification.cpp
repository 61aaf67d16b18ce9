#include "result/verification.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "schema/hidden_attributes.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::result {

namespace {

constexpr std::size_t short_commit = 7;  // as git shows it

}  // namespace

std::string VerificationBase::title() const {
  switch (kind) {
    case BaseKind::revision: return fmt::format("base {}", commit.substr(0, short_commit));
    case BaseKind::directory: return fmt::format("base {}", name);
    case BaseKind::empty: return "an empty base";
  }
  return "";
}

std::string title_of(const VerificationBase& base, std::size_t deployments) {
  return fmt::format("{} with {} {}", base.title(), deployments, deployments == 1 ? "deployment" : "deployments");
}

std::optional<std::string> notice_of_hidden(const ComparedSchemas& schemas) {
  std::vector<std::string> names = schema::with_hidden_attributes(schemas.right);
  for (const schema::ObjectDifference& difference : schemas.differences) {
    if (difference.right == nullptr) std::erase(names, schema::with_kind(difference.left->name));
    if (difference.left == nullptr) std::erase(names, schema::with_kind(difference.right->name));
  }
  if (names.empty()) return std::nullopt;
  return fmt::format("not compared, because the server shows them to few roles: the options or the connection of {}",
                     base::printable(fmt::format("{}", fmt::join(names, ", "))));
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
