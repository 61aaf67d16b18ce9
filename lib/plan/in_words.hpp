#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

/// Parts of sentences about rows of the history.
namespace pgmanager::plan {

/// "ran on ...", "was contained in create/ on ...": how an entry came into place.
std::string came_into_place(const history::Entry& entry);

/// `number`, padded to the width of the ordinal of `like`.
std::string in_width_of(const source::NumberedFile& like, std::int64_t number);

/// "SELECT sql_text FROM postgres_manager.history WHERE id = 7": the query for the text of a history row.
std::string query_for_text(const history::Entry& entry, const history::History& history);

/// ""a" (its text is in the history: SELECT ...)", ""a" and "b" (their texts are in the history: SELECT ...)": the
/// files to restore, ten names at the most. `rows` is not empty.
std::string from_history(const std::vector<const history::Entry*>& rows, const history::History& history);

/// Describes a failed attempt, as part of a sentence: "failed on ... with 42P01, nothing of it was committed". `file`:
/// the file on disk.
std::string failed_before(const history::Entry& attempt, const source::SqlFile& file);

/// Whether the file of the attempt has the directive repeat. Only the file on disk says so.
enum class Repeats { unknown, yes };

Repeats repeats(const source::SqlFile* file);

/// failed_before() as a sentence, with the server's message: "It failed on ...: ... [42P01]."
std::string how_it_stopped(const history::Entry& attempt);

/// What an attempt that stopped part-way has committed: "1 of 2 statements are committed (and perhaps a part of the
/// next one)". `of`: the text between the numbers. For a file that repeats its statement, its rounds.
std::string committed_statements(const history::Entry& attempt, std::string_view of = "of",
                                 Repeats repeats = Repeats::unknown);

}  // namespace pgmanager::plan
