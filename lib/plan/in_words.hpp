#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

/// Parts of sentences that several refusals share.
namespace pgmanager::plan {

/// "ran on ...", "was contained in create/ on ...": how an entry came into place.
std::string came_into_place(const history::Entry& entry);

/// `number`, padded to the width of the ordinal of `like`.
std::string in_width_of(const source::Deployment& like, std::int64_t number);

/// "SELECT sql_text FROM postgres_manager.history WHERE id = 7": the query for the text of a history row.
std::string query_for_text(const history::Entry& entry, const history::History& history);

/// ""a" (its text is in the history: SELECT ...)", ""a" and "b" (their texts are in the history: SELECT ...)": the
/// files to restore, ten names at the most. `rows` is not empty.
std::string from_history(const std::vector<const history::Entry*>& rows, const history::History& history);

}  // namespace pgmanager::plan
