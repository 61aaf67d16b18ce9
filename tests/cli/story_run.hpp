#pragma once

#include "story.hpp"
#include "support/program.hpp"

namespace pgmanager::tests {

/// The environment of the program under test: enough to find the server's programs, without the settings of the user
/// who runs the tests.
Environment clean_environment(const std::filesystem::path& home);

/// Runs the story's steps in a new directory, with a new database unless it contains "--- server none". Reports every
/// difference as a GoogleTest failure at `file`. Returns the story with the outputs of this run.
Story run_story(const Story& story, const std::string& file);

}  // namespace pgmanager::tests
