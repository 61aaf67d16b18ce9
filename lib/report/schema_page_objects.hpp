#pragma once

#include <string>
#include <unordered_set>

#include "report/schema_tree.hpp"

/// The objects of schema_page, one by one. Not for use outside lib/report.
namespace pgmanager::report {

/// The sign of a difference: "−" for the left side, "+" for the right side, "~" for both.
std::string sign_html(schema::ObjectDifference::What what);

/// A kind, followed by a name.
std::string title_html(const std::string& kind, const std::string& name);

/// Whether only an object's heading is shown until the user unfolds it.
enum class Folded { no, yes };

/// Writes the differences of an object and of all its parts.
class SchemaPageObjects {
 public:
  explicit SchemaPageObjects(const SchemaComparison& comparison);

  std::string write(const schema::ObjectName& root, const ObjectBranch& branch, Folded folded) const;

  const std::string& left_name() const { return left_name_; }    ///< escaped
  const std::string& right_name() const { return right_name_; }  ///< escaped

 private:
  friend class SchemaPageObject;

  const SchemaComparison& comparison_;
  std::string left_name_;
  std::string right_name_;
  PartsByParent left_parts_;
  PartsByParent right_parts_;
  std::unordered_set<const schema::Object*> differing_;  ///< of the left side
};

}  // namespace pgmanager::report
