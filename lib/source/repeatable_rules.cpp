#include "source/repeatable_rules.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "source/rules.hpp"
#include "source/statements.hpp"
#include "sql/rerun.hpp"

namespace pgmanager::source {

void report_what_runs_once(const SqlText& text, const sql::Variables& variables, Locator& locator,
                           base::Findings& findings) {
  sql::Variables filled = variables;
  const std::vector<Statement> statements = statements_of(text, filled, nullptr);
  std::vector<std::string_view> texts;
  texts.reserve(statements.size());
  for (const Statement& statement : statements) texts.push_back(statement.sql);
  for (const sql::Creation& creation : sql::creations_that_run_once(texts)) {
    findings.push_back(rules::broken(
        rules::repeatable_runs_once, locator.at(statements[creation.index].offset),
        fmt::format("{} cannot run again, and the group of this file is repeatable", creation.name),
        fmt::format("Write OR REPLACE where PostgreSQL has it, or {} before it; or move the file to a group that is "
                    "not repeatable.",
                    creation.drop)));
  }
}

}  // namespace pgmanager::source
