#include "execute/server_wait.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <future>
#include <system_error>
#include <thread>

#include "base/owned_fd.hpp"
#include "execute/run_fixture.hpp"
#include "support/authenticating_server.hpp"
#include "support/raise_later.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

class Reasons final : public result::RunObserver {
 public:
  void on(const result::Event& event) override {
    if (const auto* waiting = std::get_if<result::events::WaitingForServer>(&event)) told.push_back(waiting->reason);
  }
  std::vector<std::string> told;
};

struct Answer {
  std::string sqlstate;
  std::string message;
};

/// Answers each connection with the next of its errors, like a server that accepts no connections.
class RefusingServer {
 public:
  explicit RefusingServer(std::vector<Answer> answers) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_.get(), generic, size) != 0 || ::listen(socket_.get(), 4) != 0 ||
        ::getsockname(socket_.get(), generic, &size) != 0) {
      throw std::system_error(errno, std::generic_category());
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this, answers = std::move(answers)] {
      for (const Answer& answer : answers) refuse(answer);
    });
  }
  ~RefusingServer() { ::shutdown(socket_.get(), SHUT_RDWR); }
  RefusingServer(const RefusingServer&) = delete;
  RefusingServer& operator=(const RefusingServer&) = delete;

  std::string dsn() const {
    return fmt::format("host=127.0.0.1 port={} user=ann dbname=shop sslmode=disable gssencmode=disable", port_);
  }

 private:
  void refuse(const Answer& answer) const {
    const base::OwnedFd client(::accept(socket_.get(), nullptr, nullptr));
    std::array<char, 1024> startup{};
    if (!client || ::read(client.get(), startup.data(), startup.size()) <= 0) return;
    std::string fields = "SFATAL";
    fields += '\0';
    fields += "C" + answer.sqlstate + '\0' + "M" + answer.message + '\0' + '\0';
    const std::uint32_t length = htonl(static_cast<std::uint32_t>(fields.size() + 4));
    std::string message = "E";
    message.append(reinterpret_cast<const char*>(&length), 4).append(fields);
    [[maybe_unused]] const ssize_t written = ::write(client.get(), message.data(), message.size());
  }

  base::OwnedFd socket_;
  int port_ = 0;
  std::jthread thread_;
};

class ServerWaitTest : public tests::ServerTest {
 protected:
  result::ReadyServer wait(const std::string& dsn, std::chrono::milliseconds patience) {
    return ServerWait({.connection = {.dsn = dsn, .application_name = "test"}}, patience, stop_, reasons_)
        .until_ready();
  }
  base::Error::Parts failure(const std::string& dsn, std::chrono::milliseconds patience) {
    return tests::thrown_by([&] { wait(dsn, patience); });
  }

  base::StopSignal stop_;
  Reasons reasons_;
};

TEST_F(ServerWaitTest, EndsAtOnceIfTheServerAnswers) {
  const result::ReadyServer server = wait(tests::test_server_dsn(), 0ms);
  EXPECT_EQ(server.instance.database, "postgres");
  EXPECT_EQ(server.instance.server_version, tests::psql(tests::test_server_dsn(), "SHOW server_version"));
  EXPECT_FALSE(server.standby);
  EXPECT_THAT(reasons_.told, ElementsAre());
}

TEST_F(ServerWaitTest, ReportsEachReasonOnce) {
  const RefusingServer server({{"57P03", "the database system is starting up"},
                               {"57P03", "the database system is starting up"},
                               {"57P03", "the database system is not yet accepting connections"},
                               {"53300", "sorry, too many clients already"},
                               {"57P01", "terminating connection due to administrator command"},
                               {"28P01", "password authentication failed for user \"ann\""}});
  const auto error = failure(server.dsn(), 30s);
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.sqlstate, "28P01");
  EXPECT_EQ(error.message, "the server did not accept the password of user \"ann\"");
  EXPECT_THAT(
      reasons_.told,
      ElementsAre("the server does not accept connections now: the database system is starting up",
                  "the server does not accept connections now: the database system is not yet accepting connections",
                  "the server has no free connection", "could not connect to database \"shop\""));
}

TEST_F(ServerWaitTest, DistinguishesAServerInRecoveryFromOneThatStarts) {
  const RefusingServer server({{"57P03", "the database system is in recovery mode"}, {"28000", "no"}});
  EXPECT_EQ(failure(server.dsn(), 30s).sqlstate, "28000");
  EXPECT_THAT(reasons_.told,
              ElementsAre("the server does not accept connections now: the database system is in recovery mode"));
}

TEST_F(ServerWaitTest, EndsWithTheLastReason) {
  const tests::Stopwatch watch;
  const auto error = failure("host=/nowhere port=5432 user=me dbname=shop", 300ms);
  EXPECT_GE(watch.seconds(), 0.3);
  EXPECT_LT(watch.seconds(), 2);
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the server did not accept queries within 0.3 s");
  EXPECT_EQ(error.detail,
            "The last attempt failed: could not connect to server \"/nowhere\", port 5432: No such file or directory.");
  EXPECT_THAT(reasons_.told,
              ElementsAre("could not connect to server \"/nowhere\", port 5432: No such file or directory"));
}

TEST_F(ServerWaitTest, WaitsForAnUnknownHost) {
  const auto error = failure("host=no-such-host.invalid user=me dbname=shop", 100ms);
  EXPECT_THAT(error.detail,
              ::testing::StartsWith("The last attempt failed: could not find server \"no-such-host.invalid\""));
}

TEST_F(ServerWaitTest, ASilentServerDoesNotExceedTheTime) {
  const base::OwnedFd silent(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  ASSERT_EQ(::bind(silent.get(), generic, size), 0);
  ASSERT_EQ(::listen(silent.get(), 4), 0);
  ASSERT_EQ(::getsockname(silent.get(), generic, &size), 0);
  const tests::Stopwatch watch;
  const auto error = failure(fmt::format("host=127.0.0.1 port={} user=me", ntohs(address.sin_port)), 1200ms);
  EXPECT_LT(watch.seconds(), 2.5);
  EXPECT_THAT(error.detail, ::testing::HasSubstr(": no answer"));
}

TEST_F(ServerWaitTest, DoesNotWaitForPermanentErrors) {
  const tests::AuthenticatingServer server;
  const tests::Stopwatch watch;
  EXPECT_EQ(failure(server.dsn("ann") + " password=wrong", 30s).sqlstate, "28P01");
  EXPECT_EQ(failure(server.dsn("ann"), 30s).message, "the server wants a password for user \"ann\"");
  EXPECT_EQ(failure(server.dsn("barred"), 30s).sqlstate, "28000");
  EXPECT_EQ(failure(tests::test_server_dsn("no_such_database"), 30s).sqlstate, "3D000");
  EXPECT_EQ(failure("postgresql://a@b@c/d", 30s).code, base::ErrorCode::usage);
  EXPECT_LT(watch.seconds(), 10);
  EXPECT_THAT(reasons_.told, ElementsAre());
}

TEST_F(ServerWaitTest, EndsSoonAfterALateServerStarts) {
  const tests::TemporaryDirectory directory;
  const auto programs = cluster::find_server_programs(std::nullopt);
  const auto home = directory.path() / "server";
  const std::string dsn = cluster::start_private_server(home, programs).dsn();
  cluster::stop_private_server(home, programs);
  auto later = std::async(std::launch::async, [&] {
    std::this_thread::sleep_for(400ms);
    cluster::start_private_server(home, programs);
  });
  const tests::Stopwatch watch;
  EXPECT_EQ(wait(dsn, 30s).instance.user, "postgres");
  EXPECT_GE(watch.seconds(), 0.4);
  later.get();
  cluster::stop_private_server(home, programs);
  EXPECT_THAT(reasons_.told.at(0), ::testing::HasSubstr("No such file or directory"));
}

TEST_F(ServerWaitTest, CanBeStoppedInAPause) {
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGTERM, 300ms);
  EXPECT_EQ(failure("host=/nowhere user=me", 30s).code, base::ErrorCode::terminated);
  EXPECT_LT(watch.seconds(), 2);
}

}  // namespace

}  // namespace pgmanager::execute
