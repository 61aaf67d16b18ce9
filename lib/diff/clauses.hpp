#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::diff {

/// One clause of the list after CREATE: "SFUNC = int4pl".
struct Clause {
  std::string_view word;
  std::string_view attribute;
  enum class Form { text, function, operator_name, literal, flag } form = Form::text;
};

/// The clauses for the attributes that the object has.
std::vector<std::string> clauses_of(const schema::Object& object, std::span<const Clause> clauses);

/// With commas between them.
std::string joined(const std::vector<std::string>& texts);

}  // namespace pgmanager::diff
