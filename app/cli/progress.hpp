#pragma once

#include <chrono>
#include <memory>

#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::cli {

/// The observer for these settings: JSON lines, a live display on a terminal, or a plain line per event.
std::unique_ptr<result::RunObserver> make_progress(const Settings& settings, const Terminal& terminal);

/// The observer for building what one document shows: plain lines, even with JSON, and not on standard output.
std::unique_ptr<result::RunObserver> make_building_progress(const Settings& settings, const Terminal& terminal);

/// The implementations, one file each.
std::unique_ptr<result::RunObserver> make_plain_progress(
    const Settings& settings, const Terminal& terminal,
    std::chrono::milliseconds between_rounds = std::chrono::seconds(10));  ///< of a file that repeats; less fills a log
std::unique_ptr<result::RunObserver> make_terminal_progress(const Settings& settings, const Terminal& terminal);
std::unique_ptr<result::RunObserver> make_json_progress(const Terminal& terminal);

}  // namespace pgmanager::cli
