#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"

namespace pgmanager::source::tests {

inline std::string place_of(const base::Finding& finding) {
  std::string place = finding.location.file;
  if (finding.location.line > 0) place += ":" + std::to_string(finding.location.line);
  if (finding.location.column > 0) place += ":" + std::to_string(finding.location.column);
  return place;
}

/// One line per finding: "<file>:<line>:<column> <rule>".
inline std::vector<std::string> places(const base::Findings& findings) {
  std::vector<std::string> lines;
  for (const base::Finding& each : findings) lines.push_back(place_of(each) + " " + each.rule);
  return lines;
}

/// Complete findings: "<file>:<line>:<column> <rule>", message and hint, one per line.
inline std::vector<std::string> in_full(const base::Findings& findings) {
  std::vector<std::string> lines;
  for (const base::Finding& each : findings) {
    lines.insert(lines.end(), {place_of(each) + " " + each.rule, each.message, each.hint});
  }
  return lines;
}

}  // namespace pgmanager::source::tests
