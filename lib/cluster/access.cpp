#include "cluster/access.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "base/owned_fd.hpp"
#include "cluster/causes.hpp"
#include "cluster/postmaster.hpp"
#include "cluster/server_programs.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file) {
  throw std::system_error(errno, std::generic_category(), fmt::format("could not write file \"{}\"", file.string()));
}

}  // namespace

// O_EXCL and O_NOFOLLOW: as root we could write where the directory's owner may not.
void write_file(const fs::path& file, std::string_view text, const Account& account) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) fail(file);
  const base::OwnedFd made(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!made) fail(file);
  if (account && ::fchown(made.get(), account->uid, keep_group) != 0) fail(file);
  if (::write(made.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) fail(file);
}

namespace {

std::string new_password() {
  std::array<std::uint8_t, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::system_error(errno, std::generic_category(), "could not get random bytes");
  }
  std::string password;
  for (const std::uint8_t byte : bytes) password += fmt::format("{:02x}", byte);
  return password;
}

}  // namespace

std::string own_access_rules(const ServerOptions& options) {
  const char* others = options.access_rules ? "postgres" : "all";
  return fmt::format(
      "# written by postgres-manager when it starts this server\nlocal all,replication all trust\n"
      "host all {0} 127.0.0.1/32 scram-sha-256\nhost all {0} ::1/128 scram-sha-256\n",
      others);
}

bool has_access_rules(const ServerOptions& options) {
  return options.port || options.access_rules;
}

std::string access_rules_text(const ServerOptions& options) {
  return own_access_rules(options) + options.access_rules.value_or("");
}

std::string read_password(const ServerHome& home) {
  std::ifstream stream(home.password());
  return {std::istreambuf_iterator<char>(stream), {}};
}

void set_password(const ServerHome& home, const ServerPrograms& programs) {
  std::string password = read_password(home);
  if (password.empty()) {
    password = new_password();
    write_file(home.password(), password, home.account);
  }
  // The server in single-user mode: nothing else can connect meanwhile, and the password is on no command line.
  const base::ProcessResult result = run_program(
      programs, home, {"postgres", "--single", "-D", "data", "-c", "log_min_error_statement=panic", "postgres"},
      fmt::format("ALTER ROLE postgres PASSWORD '{}'\n", password));
  // It ends with status 0 also after an error.
  if (result.ok() && result.output.find("ERROR:") == std::string::npos) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message =
           fmt::format("could not set the password of the private PostgreSQL server in \"{}\"", home.name.string()),
       .detail = fmt::format("postgres said:\n{}", last_lines(result.output)),
       .cause = Cause(causes::StartFailed{.log = (home.name / "log").string(), .directory = home.name.string()})});
}

}  // namespace pgmanager::cluster
