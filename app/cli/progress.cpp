#include "cli/progress.hpp"

#include <ostream>

#include "cli/render.hpp"
#include "report/json.hpp"

namespace pgmanager::cli {

namespace {

class JsonProgress final : public result::RunObserver {
 public:
  explicit JsonProgress(std::ostream& output) : output_(output) {}

  void on(const result::Event& event) override { output_ << report::event_json(event) << std::flush; }

 private:
  std::ostream& output_;
};

}  // namespace

std::unique_ptr<result::RunObserver> make_json_progress(const Terminal& terminal) {
  return std::make_unique<JsonProgress>(terminal.output);
}

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
