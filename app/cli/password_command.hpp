#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"

namespace pgmanager::cli {

/// The password that `command` (a program and its arguments) prints, without one final line end. The program runs in
/// `directory` when the password is first requested; later requests, and copies of the function, get the same answer.
/// Not thread-safe.
///
/// The function throws base::Error: connection if the program cannot be run, fails (with what it wrote to standard
/// error), takes longer than `time_limit` or prints nothing that could be a password; interrupted or terminated after a
/// stop request. The password itself, and the command, which may contain a token, are never repeated.
std::function<std::string(const base::StopSignal& stop)> password_from(
    const std::vector<std::string>& command, const std::filesystem::path& directory,
    std::chrono::milliseconds time_limit = std::chrono::seconds(10));

}  // namespace pgmanager::cli
