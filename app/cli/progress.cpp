#include "cli/progress.hpp"

#include "cli/render.hpp"

namespace pgmanager::cli {

std::unique_ptr<result::RunObserver> make_progress(const Settings& settings, const Terminal& terminal) {
  if (settings.output == Output::json) return make_json_progress(terminal);
  if (settings.verbosity == Verbosity::quiet) return std::make_unique<result::RunObserver>();
  if (terminal.errors_on_terminal && !is_dumb_terminal()) return make_terminal_progress(settings, terminal);
  return make_plain_progress(settings, terminal);
}

std::unique_ptr<result::RunObserver> make_building_progress(const Settings& settings, const Terminal& terminal) {
  if (settings.output != Output::json) return make_progress(settings, terminal);
  if (settings.verbosity == Verbosity::quiet) return std::make_unique<result::RunObserver>();
  return make_plain_progress(settings, terminal);
}

}  // namespace pgmanager::cli
