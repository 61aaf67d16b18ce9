#include "verify/scratch_server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <random>

#include "base/utf8.hpp"
#include "database/scratch.hpp"
#include "execute/roles_file.hpp"
#include "pg/connect_error.hpp"
#include "verify/causes.hpp"

namespace pgmanager::verify {

namespace {

std::string random_name() {
  std::random_device random;
  return fmt::format("pgmanager_verify_{:08x}{:08x}", random(), random());
}

}  // namespace

ScratchServer::ScratchServer(const ScratchChoice& choice, const std::string& application_name,
                             const base::StopSignal& stop) {
  if (choice.server) {
    options_ = *choice.server;
    options_.application_name = application_name;
    connection_ = connect(options_, "--scratch-dsn", stop);
  } else {
    ephemeral_ =
        std::make_unique<cluster::EphemeralServer>(cluster::find_server_programs(choice.postgres_bin), choice.options);
    options_.dsn = ephemeral_->server().dsn();
    if (choice.instance) execute::prepare_roles(options_, *choice.instance, stop);
    become(choice.user, stop);
    options_.application_name = application_name;
    connection_ = std::make_unique<pg::Connection>(options_, stop);
  }
}

void ScratchServer::become(const std::string& user, const base::StopSignal& stop) {
  if (user.empty()) return;
  pg::Connection connection(options_, stop);
  if (connection.user() == user) return;
  database::create_superuser(connection, user);
  options_.user = user;
}

pg::ConnectOptions ScratchServer::options_for(const std::string& database) const {
  pg::ConnectOptions options = options_;
  options.dbname = database;
  return options;
}

void ScratchServer::note_roles() {
  roles_ = database::roles(*connection_);
}

std::vector<std::string> ScratchServer::new_roles() {
  std::vector<std::string> now = database::roles(*connection_);
  std::vector<std::string> added;
  std::sort(roles_.begin(), roles_.end());
  std::sort(now.begin(), now.end());
  std::set_difference(now.begin(), now.end(), roles_.begin(), roles_.end(), std::back_inserter(added));
  return added;
}

bool ScratchServer::has_role(const std::string& name) {
  return !connection_->ask("SELECT FROM pg_catalog.pg_roles WHERE rolname = $1", {name}).empty();
}

void ScratchServer::add_role(const std::string& name) {
  database::create_roles(*connection_, {name});
  const std::string notice = fmt::format(
      "role \"{}\" has to exist before these files run; it was created on the private server", base::printable(name));
  if (std::ranges::count(notices_, notice) == 0) notices_.push_back(notice);
}

void ScratchServer::add_leftover(const std::string& database, const std::string& reason) noexcept {
  if (is_private()) return;
  try {
    notices_.push_back(fmt::format("could not drop scratch database \"{}\": {}", database, reason));
  } catch (const std::exception&) {
    // Ignored: the calling destructor may run while another exception is propagating.
  }
}

ScratchDatabase::ScratchDatabase(ScratchServer& server) : server_(server), name_(random_name()) {
  database::create_scratch_database(server.connection(), name_);
}

ScratchDatabase::~ScratchDatabase() {
  try {
    constexpr std::chrono::seconds patience{30};
    const base::StopSignal
        never_stopped;  // a separate signal: a stop request would also stop the statements of the cleanup
    pg::Connection connection(server_.options_for(server_.connection().database()), never_stopped);
    connection.answer_within(patience);
    if (database::has_subscriptions(connection, name_)) {
      pg::Connection inside(options(), never_stopped);
      inside.answer_within(patience);
      database::drop_subscriptions(inside);
    }
    database::drop_scratch_database(connection, name_);
  } catch (const std::exception& error) {
    server_.add_leftover(name_, error.what());
  }
}

std::unique_ptr<pg::Connection> connect(const pg::ConnectOptions& options, const std::string& option,
                                        const base::StopSignal& stop) {
  try {
    return std::make_unique<pg::Connection>(options, stop);
  } catch (const pg::ConnectError& error) {
    base::Error::Parts parts = error.parts();
    parts.message = fmt::format("could not use {}: {}", option, parts.message);
    if (const auto* reason = parts.cause.as<pg::causes::NoConnection>()) {
      parts.cause = Cause(causes::NoConnectionTo{.option = option, .reason = *reason});
    }
    throw base::Error(std::move(parts));
  }
}

}  // namespace pgmanager::verify
