#pragma once

#include <string>
#include <vector>

#include "authoring/new_files.hpp"
#include "authoring/new_tree.hpp"
#include "authoring/renumbering.hpp"
#include "plan/prune.hpp"
#include "report/style.hpp"

/// The results of init, new, renumber and prune, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

/// Whether the change was made, or is shown by a dry run.
enum class Tense { done, would_be };

/// What to do with new files: half a sentence that ends with a command.
std::string next_step(const authoring::NewFiles& files);

/// A line for each file, with its text if it was not written, and what to do next.
std::string new_files_text(const authoring::NewFiles& files, Tense tense, const Style& style);
std::string new_files_json(const authoring::NewFiles& files, Tense tense);

/// The first things to do with a new tree, each of which ends with a command.
std::vector<std::string> first_steps();

/// As new_files_text(), also with what was there already.
std::string new_tree_text(const authoring::NewTree& tree, Tense tense, const Style& style);
std::string new_tree_json(const authoring::NewTree& tree, Tense tense);

/// A line for each file, and their number.
std::string renumbering_text(const authoring::Renumbering& renumbering, Tense tense);
/// What the user must still do by hand, in lines that start with "notice: "; empty if there is nothing.
std::string renumbering_notices(const authoring::Renumbering& renumbering);
std::string renumbering_json(const authoring::Renumbering& renumbering, Tense tense);

/// A line for each file, and their number; empty if prune is refused, because refusals_text then reports everything.
std::string prune_text(const plan::Prune& prune, Tense tense);
std::string prune_json(const plan::Prune& prune, Tense tense);

}  // namespace pgmanager::report
