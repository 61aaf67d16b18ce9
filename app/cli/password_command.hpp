#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"

namespace pgmanager::cli {

/// The password as `command` (a program and its arguments) prints it, without one line end behind it. The program runs
/// in `directory` when the password is asked for first; what it said holds for all that ask later, and for copies of
/// the function. Not for two threads at once.
///
/// The function throws base::Error: connection when the program cannot be run, fails (with what it wrote to standard
/// error), takes longer than `time_limit` or prints nothing that could be a password; interrupted or terminated when
/// asked to stop. The password itself, and the command's words, which may hold a token, are never repeated.
std::function<std::string(const base::StopSignal& stop)> password_from(
    const std::vector<std::string>& command, const std::filesystem::path& directory,
    std::chrono::milliseconds time_limit = std::chrono::seconds(10));

}  // namespace pgmanager::cli
