#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"
#include "schema/difference.hpp"

/// Two schemas side by side, as text and as JSON (see text.hpp and json.hpp for their form).
namespace pgmanager::report {

/// What was compared, and what each side is called in a sentence: "create/", "base 1a2b3c + deployments". The snapshots
/// belong to somebody else, who keeps them as long as the comparison.
struct SchemaComparison {
  std::string left_name;
  std::string right_name;
  const schema::SchemaSnapshot& left;
  const schema::SchemaSnapshot& right;
  std::vector<schema::ObjectDifference> differences;  ///< what diff says of the two
};

/// A tree of schemas, objects and their parts, with line diffs where a text has several lines, and a closing line with
/// their number. Long texts are cut.
std::string schema_text(const SchemaComparison& comparison, const Style& style);

/// One document; nothing is cut.
std::string schema_json(const SchemaComparison& comparison);

}  // namespace pgmanager::report
