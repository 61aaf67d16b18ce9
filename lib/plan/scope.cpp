#include "plan/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "source/unset_variables.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::Kind;

constexpr const char* begin_again = "Restore it, or start over in an empty database.";

Refusal refuse_without_transaction(const Step& step) {
  return {.rule = std::string(refusal_rules::needs_no_transaction),
          .ordinal = step.ordinal,
          .path = step.file->path,
          .message = fmt::format("file \"{}\" must run without a transaction, but all files would share one",
                                 base::printable(step.file->path)),
          .hint = "Omit --transaction all: each file then runs in its own transaction where it can."};
}

Refusal refuse_create_changed(const std::string& path, const std::string& what, const Entry& entry) {
  return {.rule = std::string(refusal_rules::create_changed),
          .path = path,
          .message = fmt::format("file \"{}\" {} since create ran it", base::printable(path), what),
          .detail = fmt::format("It ran on {}, and create was not completed.", entry.finished_at),
          .hint = begin_again};
}

// This part may be the last file of the create now; then its row is needed to complete the create.
void leave_out(Step& step, const Entry& part, Plan& plan) {
  if (is_same_content(*step.file, part)) {
    step.runs = false;
    if (step.kind != Kind::create) step.state.reset();
    step.reason = fmt::format("ran on {}", part.finished_at);
    ++plan.in_place;
  } else {
    plan.refusals.push_back(refuse_create_changed(part.path, "was edited", part));
  }
}

}  // namespace

void set_scope(Plan& plan, TransactionScope scope) {
  plan.scope = scope;
  if (scope == TransactionScope::all_files) {
    for (const Step& step : plan.steps) {
      if (step.runs && step.file->transaction_mode == source::TransactionMode::without_transaction) {
        plan.refusals.push_back(refuse_without_transaction(step));
      }
    }
    return;
  }
  const auto is_create = [](const Step& step) { return step.kind == Kind::create; };
  const auto last = std::find_if(plan.steps.rbegin(), plan.steps.rend(), is_create);
  for (Step& step : plan.steps) {
    if (is_create(step) && last != plan.steps.rend() && &step != &*last) step.kind = Kind::create_part;
  }
}

void resume_create(Plan& plan, const history::History& history) {
  for (const Entry& part : history.create_parts) {
    const auto step = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step& each) {
      return each.kind != Kind::deployment && each.file->path == part.path;
    });
    if (step == plan.steps.end()) {
      plan.refusals.push_back(refuse_create_changed(part.path, "was removed", part));
    } else {
      leave_out(*step, part, plan);
    }
  }
}

void check_required_server(Plan& plan, int server_version) {
  const int major = server_version / 10000;
  for (const Step& step : plan.steps) {
    const int required = step.file->directives.requires_server;
    if (!step.runs || required <= major) continue;
    plan.refusals.push_back({.rule = std::string(refusal_rules::server_too_old),
                             .ordinal = step.ordinal,
                             .path = step.file->path,
                             .message = fmt::format("file \"{}\" requires PostgreSQL {}, and the server is {}",
                                                    base::printable(step.file->path), required, major),
                             .hint = "Upgrade the server, or keep the file out of the tree until then."});
  }
}

void check_variables(Plan& plan) {
  std::set<std::string_view> refused;
  for (const Step& step : plan.steps) {
    if (!step.runs) continue;
    for (const source::UnsetVariable& variable : step.file->unset_variables) {
      if (!refused.insert(variable.name).second) continue;
      base::Finding finding = source::finding_of(variable);
      plan.refusals.push_back(
          {.rule = std::string(refusal_rules::variable_not_set),
           .ordinal = step.ordinal,
           .path = step.file->path,
           .message = std::move(finding.message),
           .detail = fmt::format("\"{}\" uses it in line {}.", base::printable(step.file->path), variable.place.line),
           .hint = std::move(finding.hint)});
    }
  }
}

}  // namespace pgmanager::plan
