#include "cli/progress.hpp"

#include <ostream>
#include <utility>
#include <variant>

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

class TitlesOnly final : public result::RunObserver {
 public:
  explicit TitlesOnly(std::unique_ptr<result::RunObserver> next) : next_(std::move(next)) {}

  void on(const result::Event& event) override {
    if (std::holds_alternative<result::events::Building>(event)) next_->on(event);
  }

 private:
  std::unique_ptr<result::RunObserver> next_;
};

bool is_live_terminal(const Terminal& terminal) {
  return terminal.errors_on_terminal && !is_dumb_terminal();
}

}  // namespace

std::unique_ptr<result::RunObserver> make_json_progress(const Terminal& terminal) {
  return std::make_unique<JsonProgress>(terminal.output);
}

std::unique_ptr<result::RunObserver> make_progress(const Settings& settings, const Terminal& terminal) {
  if (settings.output == Output::json) return make_json_progress(terminal);
  if (settings.verbosity == Verbosity::quiet) return std::make_unique<result::RunObserver>();
  if (is_live_terminal(terminal)) return make_terminal_progress(settings, terminal);
  return make_plain_progress(settings, terminal);
}

std::unique_ptr<result::RunObserver> make_building_progress(const Settings& settings, const Terminal& terminal,
                                                            Shown shown) {
  const bool is_quiet = settings.verbosity == Verbosity::quiet;
  auto progress = settings.output == Output::json && !is_quiet ? make_plain_progress(settings, terminal)
                  : settings.output == Output::json            ? std::make_unique<result::RunObserver>()
                                                               : make_progress(settings, terminal);
  const bool is_live = settings.output != Output::json && is_live_terminal(terminal);
  if (shown == Shown::files || is_live || settings.verbosity == Verbosity::verbose) return progress;
  return std::make_unique<TitlesOnly>(std::move(progress));
}

}  // namespace pgmanager::cli
