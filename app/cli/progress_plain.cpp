#include <fmt/format.h>

#include <ostream>

#include "base/utf8.hpp"
#include "cli/progress.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {

namespace {

// For logs: a line per event, nothing that moves.
class PlainProgress final : public plan::RunObserver {
 public:
  PlainProgress(std::ostream& errors, Verbosity verbosity) : errors_(errors), verbosity_(verbosity) {}

  void waiting_for_lock(const plan::LockHolder& holder, std::chrono::duration<double> /*waited*/) override {
    if (holder.pid == last_holder_) return;
    last_holder_ = holder.pid;
    line(fmt::format("waiting for another run: {}", report::lock_holder_text(holder)));
  }
  void planned(const plan::Plan& plan) override {
    for (const std::string& notice : plan.notices) line("notice: " + notice);
  }
  void file_started(const plan::Step& /*step*/, std::size_t position, std::size_t total) override {
    position_ = position;
    total_ = total;
  }
  void statement_done(const plan::Step& step, int done, int total) override {
    if (verbosity_ != Verbosity::verbose) return;
    line(fmt::format("[{}/{}] {}: statement {} of {} done", position_, total_, base::printable(step.file->path), done,
                     total));
  }
  void file_done(const plan::Step& step, std::chrono::duration<double> took) override {
    line(fmt::format("[{}/{}] {}  {}", position_, total_, base::printable(step.file->path),
                     report::duration_text(took)));
  }
  void notice(const plan::Step& step, const plan::ServerNotice& notice) override {
    line(report::notice_text(step, notice));
  }

 private:
  void line(const std::string& text) { errors_ << text << '\n' << std::flush; }

  std::ostream& errors_;
  Verbosity verbosity_;
  std::size_t position_ = 0;
  std::size_t total_ = 0;
  int last_holder_ = 0;
};

}  // namespace

std::unique_ptr<plan::RunObserver> make_plain_progress(const Settings& settings, const Terminal& terminal) {
  return std::make_unique<PlainProgress>(terminal.errors, settings.verbosity);
}

}  // namespace pgmanager::cli
