#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/baseline.hpp"
#include "result/drift.hpp"
#include "source/source_tree.hpp"
#include "sql/definitions.hpp"

namespace pgmanager::verify {

/// Why a file with these definitions must run on the instance, as part of a sentence. Empty: its objects are the same
/// on both sides. In doubt an object counts as different: one without a schema is looked for in every schema, and a
/// function with its name is the same function whatever its arguments.
std::string difference_of(const sql::Definitions& definitions,
                          const std::vector<schema::ObjectDifference>& differences);

/// The same for each file of the repeatable groups of `tree`, which is compared with an instance (left: create/). Reads
/// the files. Throws as source::LoadedFile does.
std::vector<plan::ComparedFile> compare_repeatables(const source::SourceTree& tree,
                                                    const result::ComparedSchemas& schemas);

}  // namespace pgmanager::verify
