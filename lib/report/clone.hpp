#pragma once

#include <string>

#include "report/style.hpp"
#include "result/clone.hpp"

/// A database that was copied from a template, as text and as JSON (see text.hpp and json.hpp for the formats). `dsn`:
/// a connection string for it.
namespace pgmanager::report {

std::string clone_text(const result::Clone& clone, const std::string& dsn, const Style& style);
std::string clone_json(const result::Clone& clone, const std::string& dsn);

}  // namespace pgmanager::report
