#include <ostream>

#include "cli/progress.hpp"
#include "report/json.hpp"

namespace pgmanager::cli {

namespace {

class JsonProgress final : public result::RunObserver {
 public:
  explicit JsonProgress(std::ostream& output) : output_(output) {}

  void waiting_for_server(const std::string& reason, std::chrono::duration<double> waited) override {
    output_ << report::waiting_for_server_json(reason, waited.count()) << std::flush;
  }
  void target(const result::Instance& instance) override { output_ << report::target_json(instance) << std::flush; }
  void waiting_for_lock(const result::LockHolder& holder, std::chrono::duration<double> waited) override {
    output_ << report::waiting_for_lock_json(holder, waited.count()) << std::flush;
  }
  void planned(const plan::Plan& plan) override { output_ << report::planned_json(plan) << std::flush; }
  void file_started(const plan::Step& step, std::size_t position, std::size_t total) override {
    output_ << report::file_started_json(step, position, total) << std::flush;
  }
  void file_done(const plan::Step& step, std::chrono::duration<double> took) override {
    output_ << report::file_done_json(step, took.count()) << std::flush;
  }
  void notice(const plan::Step& step, const result::ServerNotice& notice) override {
    output_ << report::notice_json(step, notice) << std::flush;
  }
  void statement_waits(const plan::Step& step, const std::vector<result::LockHolder>& holders,
                       std::chrono::duration<double> waited) override {
    output_ << report::statement_waits_json(step, holders, waited.count()) << std::flush;
  }
  void retrying(const plan::Step& step, const result::Retry& retry) override {
    output_ << report::retrying_json(step, retry) << std::flush;
  }
  void index_progress(const plan::Step& step, const result::IndexProgress& progress) override {
    output_ << report::index_progress_json(step, progress) << std::flush;
  }
  void invalid_index_dropped(const plan::Step& step, const std::string& index) override {
    output_ << report::invalid_index_dropped_json(step, index) << std::flush;
  }
  void generated_statement_done(const plan::Step& step, int done, int total) override {
    output_ << report::generated_statement_done_json(step, done, total) << std::flush;
  }
  void round_done(const plan::Step& step, const result::RepeatProgress& progress) override {
    output_ << report::round_done_json(step, progress) << std::flush;
  }
  void hook_started(source::Hook hook) override { output_ << report::hook_started_json(hook) << std::flush; }
  void hook_output(source::Hook hook, const std::string& line) override {
    output_ << report::hook_output_json(hook, line) << std::flush;
  }
  void hook_done(source::Hook hook, std::chrono::duration<double> took) override {
    output_ << report::hook_done_json(hook, took.count()) << std::flush;
  }

 private:
  std::ostream& output_;
};

}  // namespace

std::unique_ptr<result::RunObserver> make_json_progress(const Terminal& terminal) {
  return std::make_unique<JsonProgress>(terminal.output);
}

}  // namespace pgmanager::cli
