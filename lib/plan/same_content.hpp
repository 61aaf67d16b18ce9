#pragma once

#include <vector>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// True when both hold the same text, or the same tokens where there are any (an emergency file that got a comment when
/// it was moved to deployment/ is still the same).
bool is_same_content(const source::SqlFile& one, const source::SqlFile& other);

bool is_same_content(const source::SqlFile& file, const history::Entry& entry);

bool is_same_content(const history::Entry& one, const history::Entry& other);

/// True when an attempt, which stopped part-way, is one of this file: by its path or its content.
bool is_attempt_of(const source::SqlFile& file, const history::Entry& attempt);

/// True when the file has the name of the attempt's, in whatever directory.
bool has_name_of(const source::SqlFile& file, const history::Entry& attempt);

/// The last manual deployment that ran here and holds what `file` holds, in the sense of is_same_content. Null: there
/// is none, or the deployment that took its content over was taken out again since, and the content with it.
const history::Entry* find_manual_run(const source::SqlFile& file, const history::History& history);

/// The first entry that is in place and holds what `file` holds, in the sense of is_same_content. Null: there is none.
const history::Entry* find_in_place(const source::SqlFile& file, const std::vector<history::Entry>& entries);

/// The last entry that holds what `file` holds and is not in place: an attempt that failed, or one that was forgotten
/// since. Null: there is none.
const history::Entry* find_last_attempt(const source::SqlFile& file, const std::vector<history::Entry>& entries);

/// The file of a manual deployment or a deployment that holds what `entry` holds. Null: there is none.
const source::SqlFile* find_content(const source::SourceTree& tree, const history::Entry& entry);

/// The manual deployments that are partly applied: each one's last attempt. Left out: those whose file was tried again
/// since, was forgotten, or is in place as a deployment.
std::vector<const history::Entry*> find_partly_applied(const history::History& history);

}  // namespace pgmanager::plan
