#include "execute/clone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "database/causes.hpp"
#include "database/template_database.hpp"
#include "execute/run_lock.hpp"
#include "execute/status.hpp"

namespace pgmanager::execute {

namespace {

// All builders take the locks of templates in the same database. Where that database does not exist, or the role may
// not connect to it, it is that of the target.
pg::Connection connect(const Target& target, const base::StopSignal& stop) {
  constexpr std::array<std::string_view, 3> no_entry = {"3D000", "42501", "28000"};
  pg::ConnectOptions options = target.connection;
  options.dbname = "postgres";
  try {
    return {options, stop};
  } catch (const base::Error& error) {
    if (std::ranges::count(no_entry, error.parts().sqlstate) == 0) throw;
  }
  return {target.connection, stop};
}

bool is_complete(const result::Outcome& outcome) {
  return (outcome.result == result::RunResult::done || outcome.result == result::RunResult::nothing_to_do) &&
         !outcome.hook_error;
}

class Cloning {
 public:
  Cloning(const Target& target, const CloneRequest& request, const source::SourceTree& tree, const RunOptions& options,
          const base::StopSignal& stop, result::RunObserver& observer)
      : target_(target),
        request_(request),
        tree_(tree),
        options_(options),
        stop_(stop),
        observer_(observer),
        connection_(connect(target, stop)),
        template_name_(
            database::template_prefix +
            base::sha256_hex(database::session_traits(connection_) + '\0' + request.contents).substr(0, 16)) {}

  result::Clone perform() {
    result::Clone clone{.template_name = template_name_};
    clone.template_existed = state().is_complete;
    if (options_.dry_run == DryRun::yes) {
      clone.instance = instance();
      clone.dry_run = true;
      return clone;
    }
    // A template that another program drops between two steps is built again.
    while (!copy(clone)) {
      clone.built = build();
      clone.template_existed = !clone.built;
      if (clone.built && !is_complete(*clone.built)) break;
    }
    return clone;
  }

 private:
  /// Throws if the name of the new database is taken.
  database::TemplateState state() {
    const auto state = database::template_state(connection_, template_name_, request_.name);
    if (state.is_taken) database::fail_name_taken(request_.name);
    if (!state.other_owner.empty()) {
      throw base::Error({.code = base::ErrorCode::refused,
                         .message = fmt::format("template \"{}\" belongs to role \"{}\"", template_name_,
                                                base::printable(state.other_owner)),
                         .detail = "Another role may have put anything into it.",
                         .cause = database::Cause(database::causes::TemplateOfOtherRole{template_name_})});
    }
    return state;
  }

  result::Instance instance() const {
    return {.database = request_.name,
            .host = connection_.host(),
            .port = connection_.port(),
            .user = connection_.user(),
            .server_version = connection_.server_version_text(),
            .environment = request_.of.environment,
            .tree = request_.of.tree};
  }

  bool copy(result::Clone& clone) {
    const bool is_complete = clone.built || clone.template_existed || state().is_complete;
    const auto begin = std::chrono::steady_clock::now();
    if (!is_complete || !database::copy_database(connection_, template_name_, request_.name)) return false;
    clone.took = std::chrono::steady_clock::now() - begin;
    clone.instance = instance();
    return true;
  }

  /// Nothing: another program has built it meanwhile.
  std::optional<result::Outcome> build() {
    // The lock is that of a history that has the template's name. It ends with this connection.
    pg::Connection connection = connect(target_, stop_);
    database::Database lock(connection, template_name_, target_.runner);
    wait_for_run_lock(lock, options_.lock_wait, stop_, observer_);
    const auto state = database::template_state(connection, template_name_, request_.name);
    if (state.is_complete) return std::nullopt;
    if (state.exists) drop_remains(connection);
    create_database(connection);
    result::Outcome outcome = create();
    if (is_complete(outcome)) {
      database::complete_template(connection, template_name_);
      drop_old_templates(connection);
    } else {
      database::drop_template(connection, template_name_);
    }
    return outcome;
  }

  void drop_remains(pg::Connection& connection) {
    if (database::drop_template(connection, template_name_)) return;
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("could not drop template \"{}\", which is not complete", template_name_),
                       .detail = "Another session is connected to it.",
                       .cause = database::Cause(database::causes::TemplateInUse{template_name_})});
  }

  void create_database(pg::Connection& connection) const {
    try {
      database::create_database(connection, template_name_);
    } catch (const base::Error& error) {
      if (!error.parts().cause.as<database::causes::NoRightToCreateDatabase>()) throw;
      base::Error::Parts parts = error.parts();
      parts.cause = database::Cause(database::causes::NoRightToClone{pg::quote_identifier(connection.user())});
      throw base::Error(std::move(parts));
    }
  }

  result::Outcome create() {
    Target target = target_;
    target.connection.dbname = template_name_;
    plan::Planner planner = plan::create_planner();
    planner.scope = request_.scope;
    Session session(target, Access::write, stop_,
                    {.lock = true,
                     .history = database::Wanted::History::whole,
                     .user_objects = true,
                     .defaults = session_defaults(planner.function, options_)});
    result::Instance instance = instance_of(session);
    instance.environment = request_.of.environment;
    instance.tree = request_.of.tree;
    observer_.on(result::events::Target{std::move(instance)});
    RunOptions options = options_;
    if (request_.hooks) options.hooks = request_.hooks(session.connection());
    return run(session, tree_, planner, options, stop_, observer_);
  }

  void drop_old_templates(pg::Connection& connection) {
    int kept = 0;
    for (const database::Template& each : database::templates(connection)) {
      if (each.is_complete && ++kept <= request_.kept_templates) continue;
      if (each.name == template_name_) continue;
      // One that is being built is left alone; what a killed builder left is not.
      database::Database lock(connection, each.name, target_.runner);
      if (lock.try_lock()) database::drop_template(connection, each.name);
    }
  }

  const Target& target_;
  const CloneRequest& request_;
  const source::SourceTree& tree_;
  const RunOptions& options_;
  const base::StopSignal& stop_;
  result::RunObserver& observer_;
  pg::Connection connection_;
  std::string template_name_;
};

}  // namespace

result::Clone clone_database(const Target& target, const CloneRequest& request, const source::SourceTree& tree,
                             const RunOptions& options, const base::StopSignal& stop, result::RunObserver& observer) {
  return Cloning(target, request, tree, options, stop, observer).perform();
}

}  // namespace pgmanager::execute
