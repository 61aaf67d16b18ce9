#pragma once

#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// True if both have the same text, or the same tokens if they have statements. So an emergency file that got a comment
/// when it moved to deployment/ is still the same.
bool is_same_content(const source::SqlFile& one, const source::SqlFile& other);

bool is_same_content(const source::SqlFile& file, const history::Entry& entry);

bool is_same_content(const history::Entry& one, const history::Entry& other);

/// True if the attempt, which stopped part-way, ran this file: it has its path or its content.
bool is_attempt_of(const source::SqlFile& file, const history::Entry& attempt);

/// True if the file has the same name as the attempt's, in any directory.
bool has_name_of(const source::SqlFile& file, const history::Entry& attempt);

/// The last manual deployment that ran here with the content of `file` (see is_same_content). Null: there is none, or
/// the deployment that adopted its content was undone since.
const history::Entry* find_manual_run(const source::SqlFile& file, const history::History& history);

/// The first entry that is in place and has the content of `file` (see is_same_content). Null: there is none.
const history::Entry* find_in_place(const source::SqlFile& file, const std::vector<history::Entry>& entries);

/// The last entry that has the content of `file` and is not in place: an attempt that failed, or an entry that was
/// forgotten since. Null: there is none.
const history::Entry* find_last_attempt(const source::SqlFile& file, const std::vector<history::Entry>& entries);

/// The file of a manual deployment or a deployment that has the content of `entry`. Null: there is none.
const source::SqlFile* find_content(const source::SourceTree& tree, const history::Entry& entry);

/// The last attempt of each manual deployment that is partly applied. Left out: those whose file was tried again since,
/// was forgotten, or is in place as a deployment.
std::vector<const history::Entry*> find_partly_applied(const history::History& history);

}  // namespace pgmanager::plan
