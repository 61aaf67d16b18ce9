#pragma once

#include <string>

#include "authoring/new_files.hpp"
#include "authoring/renumbering.hpp"
#include "report/style.hpp"

/// What new and renumber did to the source tree, as text and as JSON (see text.hpp and json.hpp for their form).
namespace pgmanager::report {

/// Whether it was done, or is what a dry run shows.
enum class Tense { done, would_be };

/// What is to be done with new files: half a sentence that ends with a command.
std::string next_step(const authoring::NewFiles& files);

/// A line for each file, with its text where it is not written, and what to do next.
std::string new_files_text(const authoring::NewFiles& files, Tense tense, const Style& style);
std::string new_files_json(const authoring::NewFiles& files, Tense tense);

/// A line for each file, and their number.
std::string renumbering_text(const authoring::Renumbering& renumbering, Tense tense);
/// What the user still has to do by hand, in lines that begin with "notice: "; empty when there is nothing.
std::string renumbering_notices(const authoring::Renumbering& renumbering);
std::string renumbering_json(const authoring::Renumbering& renumbering, Tense tense);

}  // namespace pgmanager::report
