#include "diff/clauses.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "diff/writing.hpp"

namespace pgmanager::diff {

namespace {

using Lines = std::vector<std::string>;
using schema::Object;

std::string clause_value(const Clause& clause, std::string_view value) {
  switch (clause.form) {
    case Clause::Form::text: return std::string(value);
    case Clause::Form::function: return without_arguments(value);
    case Clause::Form::operator_name: return fmt::format("OPERATOR({})", without_arguments(value));
    case Clause::Form::literal: return quote_literal(value);
    case Clause::Form::flag: return "";
  }
  return "";
}

}  // namespace

std::vector<std::string> clauses_of(const Object& object, std::span<const Clause> clauses) {
  Lines lines;
  for (const Clause& clause : clauses) {
    if (!has(&object, clause.attribute)) continue;
    const std::string value = clause_value(clause, value_of(object, clause.attribute));
    lines.push_back(value.empty() ? std::string(clause.word) : fmt::format("{} = {}", clause.word, value));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace pgmanager::diff
