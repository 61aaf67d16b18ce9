#include <ostream>

#include "cli/progress.hpp"
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

}  // namespace pgmanager::cli
