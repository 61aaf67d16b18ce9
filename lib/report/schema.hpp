#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"
#include "schema/difference.hpp"

/// Two schemas side by side, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

/// The compared schemas, and the name of each side in a sentence: "create/", "base 1a2b3c + deployments". The snapshots
/// belong to the caller and must outlive the comparison.
struct SchemaComparison {
  std::string left_name;
  std::string right_name;
  const schema::SchemaSnapshot& left;
  const schema::SchemaSnapshot& right;
  std::vector<schema::ObjectDifference> differences;  ///< the result of schema::diff
};

/// A tree of schemas, objects and their parts, with line diffs for texts of several lines, and a closing line with the
/// number of differences. Long texts are cut.
std::string schema_text(const SchemaComparison& comparison, const Style& style);

/// One document; nothing is cut.
std::string schema_json(const SchemaComparison& comparison);

}  // namespace pgmanager::report
