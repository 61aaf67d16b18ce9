#include <fmt/format.h>

#include <ostream>

#include "base/utf8.hpp"
#include "cli/new_holders.hpp"
#include "cli/progress.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {

namespace {

using std::chrono::steady_clock;

// For logs: one line per event, no redrawing.
class PlainProgress final : public result::RunObserver {
 public:
  PlainProgress(std::ostream& errors, Verbosity verbosity, std::chrono::milliseconds between_rounds)
      : errors_(errors), verbosity_(verbosity), between_rounds_(between_rounds) {}

  void building(const std::string& what) override { line("building " + base::printable(what)); }
  void trying(const std::string& what) override { line("trying " + base::printable(what)); }
  void waiting_for_server(const std::string& reason, std::chrono::duration<double> /*waited*/) override {
    line("waiting for the server: " + base::printable(reason));
  }
  void target(const result::Instance& instance) override { line(report::instance_text(instance, report::Style())); }
  void waiting_for_lock(const result::LockHolder& holder, std::chrono::duration<double> /*waited*/) override {
    if (holder.pid == last_holder_) return;
    last_holder_ = holder.pid;
    line(fmt::format("waiting for another run: {}", report::lock_holder_text(holder)));
  }
  void planned(const plan::Plan& plan) override {
    for (const std::string& notice : plan.notices) line(report::plan_notice_text(notice, report::Style()));
  }
  void file_started(const plan::Step& /*step*/, std::size_t position, std::size_t total) override {
    if (position != position_) new_holders_.clear();  // otherwise it is a retry
    position_ = position;
    total_ = total;
    rounds_shown_ = steady_clock::now();
  }
  void statement_done(const plan::Step& step, int done, int total) override {
    if (verbosity_ != Verbosity::verbose) return;
    line_of(step, fmt::format("statement {} of {} done", done, total));
  }
  void file_done(const plan::Step& step, std::chrono::duration<double> took) override {
    line(fmt::format("[{}/{}] {}  {}", position_, total_, base::printable(step.file->path),
                     report::duration_text(took)));
  }
  void notice(const plan::Step& step, const result::ServerNotice& notice) override {
    line(report::notice_text(step, notice));
  }
  void statement_waits(const plan::Step& step, const std::vector<result::LockHolder>& holders,
                       std::chrono::duration<double> /*waited*/) override {
    const auto unseen = new_holders_.take(holders);
    if (unseen) line_of(step, "waiting for a lock: " + report::lock_holders_text(*unseen));
  }
  void retrying(const plan::Step& step, const result::Retry& retry) override { line(report::retry_text(step, retry)); }
  void invalid_index_dropped(const plan::Step& step, const std::string& index) override {
    line(report::invalid_index_dropped_text(step, index));
  }
  void generated_statement_done(const plan::Step& step, int done, int total) override {
    if (verbosity_ != Verbosity::verbose) return;
    line_of(step, fmt::format("generated statement {} of {} done", done, total));
  }
  void round_done(const plan::Step& step, const result::RepeatProgress& progress) override {
    const auto now = steady_clock::now();
    if (now - rounds_shown_ < between_rounds_) return;
    rounds_shown_ = now;
    line_of(step, report::rounds_text(progress));
  }
  void hook_output(source::Hook hook, const std::string& text) override { line(report::hook_output_text(hook, text)); }
  void hook_done(source::Hook hook, std::chrono::duration<double> took) override {
    line(fmt::format("{}  {}", report::hook_path(hook), report::duration_text(took)));
  }

 private:
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
