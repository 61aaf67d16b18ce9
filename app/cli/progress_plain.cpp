#include <fmt/format.h>

#include <ostream>

#include "base/utf8.hpp"
#include "cli/progress.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {

namespace {

namespace events = result::events;
using std::chrono::steady_clock;

// For logs: one line per event, no redrawing.
class PlainProgress final : public result::RunObserver {
 public:
  PlainProgress(std::ostream& errors, Verbosity verbosity, std::chrono::milliseconds between_rounds)
      : errors_(errors), verbosity_(verbosity), between_rounds_(between_rounds) {}

  void on(const result::Event& event) override {
    std::visit([this](const auto& each) { show(each); }, event);
  }

 private:
  void show(const events::Building& event) { line("building " + base::printable(event.what)); }
  void show(const events::Trying& event) { line("trying " + base::printable(event.what)); }
  void show(const events::WaitingForServer& event) { line("waiting for the server: " + base::printable(event.reason)); }
  void show(const events::Target& event) { line(report::instance_text(event.instance, report::Style())); }
  void show(const events::WaitingForLock& event) {
    if (event.holder.pid == last_holder_) return;
    last_holder_ = event.holder.pid;
    line(fmt::format("waiting for another run: {}", report::lock_holder_text(event.holder)));
  }
  void show(const events::Planned& event) {
    for (const std::string& notice : event.plan.notices) line(report::plan_notice_text(notice, report::Style()));
  }
  void show(const events::RestorePointMade& event) { line(report::restore_point_text(event.point, event.why_not)); }
  void show(const events::FileStarted& event) {
    if (event.position != position_) new_holders_.clear();  // otherwise it is a retry
    position_ = event.position;
    total_ = event.total;
    rounds_shown_ = steady_clock::now();
  }
  void show(const events::StatementDone& event) {
    if (verbosity_ != Verbosity::verbose) return;
    line_of(event.step, fmt::format("statement {} of {} done", event.done, event.total));
  }
  void show(const events::FileDone& event) {
    line(fmt::format("[{}/{}] {}  {}", position_, total_, base::printable(event.step.file->path),
                     report::duration_text(event.took)));
  }
  void show(const events::Notice& event) { line(report::notice_text(event.step, event.notice)); }
  void show(const events::StatementWaits& event) {
    const auto unseen = new_holders_.take(event.holders);
    if (unseen) line_of(event.step, "waiting for a lock: " + report::lock_holders_text(*unseen));
  }
  void show(const events::Retrying& event) { line(report::retry_text(event.step, event.retry)); }
  void show(const events::InvalidIndexDropped& event) {
    line(report::invalid_index_dropped_text(event.step, event.index));
  }
  void show(const events::GeneratedStatementDone& event) {
    if (verbosity_ != Verbosity::verbose) return;
    line_of(event.step, fmt::format("generated statement {} of {} done", event.done, event.total));
  }
  void show(const events::RoundDone& event) {
    const auto now = steady_clock::now();
    if (now - rounds_shown_ < between_rounds_) return;
    rounds_shown_ = now;
    line_of(event.step, report::rounds_text(event.progress));
  }
  void show(const events::HookOutput& event) { line(report::hook_output_text(event.hook, event.line)); }
  void show(const events::HookDone& event) {
    line(fmt::format("{}  {}", report::hook_path(event.hook), report::duration_text(event.took)));
  }

  void show(const events::IndexProgress& /*event*/) {}
  void show(const events::HookStarted& /*event*/) {}

  void line(const std::string& text) { errors_ << text << '\n' << std::flush; }
  void line_of(const plan::Step& step, const std::string& text) {
    line(fmt::format("[{}/{}] {}: {}", position_, total_, base::printable(step.file->path), text));
  }

  std::ostream& errors_;
  Verbosity verbosity_;
  std::size_t position_ = 0;
  std::size_t total_ = 0;
  int last_holder_ = 0;     // of the lock of all runs
  NewHolders new_holders_;  // of the current file
  std::chrono::milliseconds between_rounds_;
  steady_clock::time_point rounds_shown_;
};

}  // namespace

std::unique_ptr<result::RunObserver> make_plain_progress(const Settings& settings, const Terminal& terminal,
                                                         std::chrono::milliseconds between_rounds) {
  return std::make_unique<PlainProgress>(terminal.errors, settings.verbosity, between_rounds);
}

}  // namespace pgmanager::cli
