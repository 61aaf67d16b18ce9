#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <ostream>
#include <stop_token>
#include <thread>

#include "base/utf8.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {

namespace {

namespace events = result::events;
using std::chrono::steady_clock;

std::size_t live_columns() {
  const std::size_t columns = terminal_columns();
  return columns == 0 ? 80 : columns;
}

std::string bar(std::size_t done, std::size_t total) {
  const std::size_t cells = live_columns() < 80 ? 8 : 20;
  const std::size_t full = total == 0 ? cells : done * cells / total;
  std::string text;
  for (std::size_t i = 0; i < cells; ++i) text += i < full ? "█" : "░";
  return text;
}

// One line per finished file, and below them a live line: bar, position, current file and statement, elapsed time. A
// thread redraws it, so that the clock also runs while the server is busy with a long statement.
class TerminalProgress final : public result::RunObserver {
 public:
  TerminalProgress(std::ostream& errors, Verbosity verbosity)
      : errors_(errors),
        verbosity_(verbosity),
        style_(style_for(true)),
        clock_([this](const std::stop_token& stop) { tick(stop); }) {}

  ~TerminalProgress() override {
    clock_.request_stop();
    wake_.notify_all();
    clock_.join();
    erase();
    errors_ << std::flush;
  }

  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;

  void on(const result::Event& event) override {
    const std::lock_guard guard(mutex_);
    std::visit([this](const auto& each) { show(each); }, event);
  }

 private:
  void show(const events::Building& event) { print(style_.strong("building " + base::printable(event.what))); }
  void show(const events::Trying& event) { print(style_.strong("trying " + base::printable(event.what))); }
  void show(const events::WaitingForServer& event) {
    waiting_for_ = {"the server", base::printable(event.reason)};
    redraw();
  }
  void show(const events::Target& event) { print(report::instance_text(event.instance, style_)); }
  void show(const events::WaitingForLock& event) {
    waiting_for_ = {"another run", report::lock_holder_text(event.holder)};
    redraw();
  }
  void show(const events::Planned& event) {
    waiting_for_.reset();
    total_ = event.plan.files_to_run();
    for (const std::string& notice : event.plan.notices) print(report::plan_notice_text(notice, style_));
  }
  void show(const events::RestorePointMade& event) { print(report::restore_point_text(event.point, event.why_not)); }
  void show(const events::FileStarted& event) {
    if (event.position != position_) new_holders_.clear();  // otherwise it is a retry
    position_ = event.position;
    done_ = event.position - 1;  // not counted: a retried file starts more than once
    total_ = event.total;
    file_ = base::printable(event.step.file->path);
    statement_ = fmt::format("statement 1 of {}", event.step.file->statements);
    file_began_ = steady_clock::now();
    forget_waiting();
    redraw();
  }
  void show(const events::StatementDone& event) {
    if (verbosity_ == Verbosity::verbose)
      print(fmt::format("  {}: statement {} of {} done", file_, event.done, event.total));
    statement_ = fmt::format("statement {} of {}", std::min(event.done + 1, event.total), event.total);
    forget_waiting();
  }
  void show(const events::FileDone& event) {
    const std::string position = fmt::format("[{:>{}}/{}]", position_, std::to_string(total_).size(), total_);
    print(fmt::format("{} {} {}  {}", style_.good("✓"), style_.faint(position), base::printable(event.step.file->path),
                      style_.faint(report::duration_text(event.took))));
    done_ = position_;
    file_.clear();
    forget_waiting();
    redraw();
  }
  void show(const events::Notice& event) { print(style_.attention(report::notice_text(event.step, event.notice))); }
  void show(const events::StatementWaits& event) {
    // The live line is cut on a narrow terminal; the statement that ends the holder must not be cut.
    if (const auto unseen = new_holders_.take(event.holders)) {
      print(style_.attention(fmt::format("{}: waiting for a lock: {}", file_, report::lock_holders_text(*unseen))));
    }
    holders_ = event.holders;
    waits_since_ = steady_clock::now() - std::chrono::duration_cast<steady_clock::duration>(event.waited);
    waits_until_ = steady_clock::now() + freshness;
    redraw();
  }
  void show(const events::Retrying& event) {
    print(style_.attention(report::retry_text(event.step, event.retry)));
    statement_ = fmt::format("pause before retry {} of {}", event.retry.attempt, event.retry.attempts);
    forget_waiting();
    redraw();
  }
  void show(const events::IndexProgress& event) {
    index_ = report::index_progress_text(event.progress);
    index_until_ = steady_clock::now() + freshness;
    redraw();
  }
  void show(const events::InvalidIndexDropped& event) {
    print(style_.attention(report::invalid_index_dropped_text(event.step, event.index)));
  }
  void show(const events::GeneratedStatementDone& event) {
    if (verbosity_ == Verbosity::verbose)
      print(fmt::format("  {}: generated statement {} of {} done", file_, event.done, event.total));
    statement_ = fmt::format("generated statement {} of {}", std::min(event.done + 1, event.total), event.total);
    forget_waiting();
  }
  void show(const events::RoundDone& event) {
    statement_ = report::rounds_text(event.progress);
    forget_waiting();
  }
  void show(const events::HookStarted& event) {
    hook_ = report::hook_path(event.hook);
    hook_began_ = steady_clock::now();
    redraw();
  }
  void show(const events::HookOutput& event) {
    print(style_.faint(report::hook_output_text(event.hook, event.line)));
    redraw();
  }
  void show(const events::HookDone& event) {
    print(fmt::format("{} {}  {}", style_.good("✓"), report::hook_path(event.hook),
                      style_.faint(report::duration_text(event.took))));
    hook_.clear();
    redraw();
  }

  struct Waiting {
    std::string whom;
    std::string state;
  };

  // There is no event for the end of a wait or of an index build: it is over if it is not reported again.
  static constexpr std::chrono::seconds freshness{3};

  void tick(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
      wake_.wait_for(lock, std::chrono::milliseconds(100));
      if (!stop.stop_requested()) redraw();
    }
  }

  std::string live_line() const {
    const auto elapsed =
        report::duration_text(std::chrono::floor<std::chrono::milliseconds>(steady_clock::now() - began_));
    if (waiting_for_) return fmt::format("waiting for {}, {}: {}", waiting_for_->whom, elapsed, waiting_for_->state);
    const auto now = steady_clock::now();
    if (!hook_.empty()) {
      return fmt::format("{}, {}", hook_,
                         report::duration_text(std::chrono::floor<std::chrono::milliseconds>(now - hook_began_)));
    }
    if (total_ == 0) return "";
    if (now < waits_until_) return fmt::format("{}; {}", report::waiting_text(holders_, now - waits_since_), file_);
    std::string text = fmt::format("{} {}/{}  {}", bar(done_, total_), done_, total_, elapsed);
    if (file_.empty()) return text;
    const auto in_file = report::duration_text(std::chrono::floor<std::chrono::milliseconds>(now - file_began_));
    // The changing part comes first: the end of the line is cut on a narrow terminal.
    return text + fmt::format("  {}, {}, {}", now < index_until_ ? index_ : statement_, in_file, file_);
  }

  void forget_waiting() { waits_until_ = index_until_ = {}; }

  void erase() {
    if (drawn_) errors_ << "\r\033[K";
    drawn_ = false;
  }
  void print(const std::string& text) {
    erase();
    errors_ << text << '\n';
  }
  // Fits the width of the terminal: a line that wraps could not be erased.
  void redraw() {
    const std::string text = live_line();
    erase();
    if (!text.empty()) {
      errors_ << base::first_columns(text, live_columns() - 1);
      drawn_ = true;
    }
    errors_ << std::flush;
  }

  std::ostream& errors_;
  Verbosity verbosity_;
  report::Style style_;
  std::mutex mutex_;
  std::condition_variable wake_;
  steady_clock::time_point began_ = steady_clock::now();
  steady_clock::time_point file_began_ = began_;
  std::size_t position_ = 0;
  std::size_t done_ = 0;
  std::size_t total_ = 0;
  std::string file_;
  std::string statement_;
  std::string hook_;  // the running one
  steady_clock::time_point hook_began_;
  std::optional<Waiting> waiting_for_;
  NewHolders new_holders_;                   // of the current file
  std::vector<result::LockHolder> holders_;  // of the lock that the statement waits for, until waits_until_
  steady_clock::time_point waits_since_;
  steady_clock::time_point waits_until_;
  std::string index_;  // its progress, until index_until_
  steady_clock::time_point index_until_;
  bool drawn_ = false;
  std::jthread clock_;  // last: it uses everything above
};

}  // namespace

std::unique_ptr<result::RunObserver> make_terminal_progress(const Settings& settings, const Terminal& terminal) {
  return std::make_unique<TerminalProgress>(terminal.errors, settings.verbosity);
}

}  // namespace pgmanager::cli
