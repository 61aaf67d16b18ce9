#pragma once

#include <string>

namespace pgmanager::report {

/// The plural of a kind of objects: "columns", "indexes", "policies", "statistics".
inline std::string plural_of(const std::string& kind) {
  if (kind.ends_with("ss") || kind.ends_with('x')) return kind + "es";
  if (kind.ends_with('s')) return kind;
  if (kind.ends_with('y')) return kind.substr(0, kind.size() - 1) + "ies";
  return kind + "s";
}

}  // namespace pgmanager::report
