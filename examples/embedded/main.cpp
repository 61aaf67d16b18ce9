// A program that brings its own database up to date when it starts. An empty database gets create/, an existing one its
// pending deployments. If several of these programs start at once, one does the work, and the others wait for it.
//
//   embedded TREE [CONNECTION STRING]      without a connection string: PGHOST, PGDATABASE, ..., as in psql

#include <iostream>
#include <stdexcept>

#include "base/version.hpp"
#include "execute/run.hpp"
#include "report/text.hpp"

using namespace pgmanager;

namespace {

void bring_up_to_date(const std::string& root, const std::string& connection_string) {
  const report::Style style;
  const auto read = source::read_source_tree(root, {.create = true, .deployment = source::has_deployments(root)});
  if (!read.findings.empty()) throw std::runtime_error(report::findings_text(read.findings, style));
  const execute::Target target{.connection = {.dsn = connection_string, .application_name = "embedded"},
                               .runner = {.tool_version = std::string(base::version())}};
  const base::StopSignal stop;      // raise() cancels a run
  result::RunObserver no_observer;  // a class derived from it receives the progress
  for (const auto& planner : {plan::create_planner(plan::WhenCreated::leave_alone), plan::deployment_planner()}) {
    execute::Session session(target, execute::Access::write, stop);  // keeps the lock of the run until it ends
    const auto outcome = execute::run(session, read.tree, planner, {}, stop, no_observer);
    std::cout << report::outcome_text(outcome, style);
    if (outcome.failure) throw std::runtime_error(report::failure_text(*outcome.failure, style));
    if (!outcome.plan.refusals.empty()) throw std::runtime_error(report::refusals_text(outcome.plan, style));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    bring_up_to_date(argc > 1 ? argv[1] : ".", argc > 2 ? argv[2] : "");
  } catch (const base::Error& error) {
    std::cerr << report::error_text(error, report::Style());
    return 1;
  } catch (const std::exception& error) {
    std::cerr << error.what();
    return 1;
  }
  std::cout << "the database is up to date\n";
}
