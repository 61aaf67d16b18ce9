#pragma once

#include <string>

#include "result/schema_dump.hpp"

/// The schema of an instance as SQL: what was written, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

std::string dump_text(const result::SchemaDump& dump);
std::string dump_json(const result::SchemaDump& dump);

}  // namespace pgmanager::report
