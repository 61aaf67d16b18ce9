#pragma once

#include <string>

#include "report/style.hpp"
#include "report/text.hpp"
#include "result/tree_dump.hpp"

/// create/ of a database: the files and the proof, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

/// The files and the result of the proof, for standard output.
std::string tree_dump_text(const result::TreeDump& dump, const Style& style);

/// Notices and required roles, for standard error.
std::string tree_dump_notices(const result::TreeDump& dump, const Style& style);

/// Why create failed, for standard error; empty if it did not.
std::string tree_dump_failure_text(const result::TreeDump& dump, const Style& style);

std::string tree_dump_json(const result::TreeDump& dump, bool passed);

}  // namespace pgmanager::report
