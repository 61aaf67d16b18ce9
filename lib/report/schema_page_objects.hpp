#pragma once

#include <string>
#include <unordered_set>

#include "report/schema_tree.hpp"

/// The objects of schema_page, one by one. Not for use outside lib/report.
namespace pgmanager::report {

/// The sign in front of a difference: "−" is the left side's, "+" the right side's, "~" that of both.
std::string sign_html(schema::ObjectDifference::What what);

/// A kind and a name behind it.
std::string title_html(const std::string& kind, const std::string& name);

/// Whether an object is there with its heading only, until somebody unfolds it.
enum class Folded { no, yes };

/// Writes what differs in an object, with all that is part of it.
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
