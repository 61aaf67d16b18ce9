#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

/// Parts of sentences that several refusals share.
namespace pgmanager::plan {

/// "ran on ...", "was contained in create/ on ...": of what is in place.
std::string came_into_place(const history::Entry& entry);

/// `number` in the width that the ordinal of `like` is written with.
std::string in_width_of(const source::Deployment& like, std::int64_t number);

/// "SELECT sql_text FROM postgres_manager.history WHERE id = 7": what finds the text of a row in the history.
std::string query_for_text(const history::Entry& entry, const history::History& history);

/// ""a" (its text is in the history: SELECT ...)", ""a" and "b" (their texts are in the history: SELECT ...)": files
/// that are to be restored, ten names at the most. `rows` is not empty.
std::string from_history(const std::vector<const history::Entry*>& rows, const history::History& history);

}  // namespace pgmanager::plan
