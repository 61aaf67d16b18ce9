#include "cluster/postmaster.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fstream>
#include <system_error>
#include <thread>

#include "base/error.hpp"
#include "base/owned_fd.hpp"
#include "cluster/access.hpp"
#include "cluster/causes.hpp"
#include "cluster/parameters.hpp"
#include "cluster/server_home.hpp"
#include "cluster/server_programs.hpp"
#include "cluster/stand_ins.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

/// initdb works in a directory of this name, so that a directory named "data" is always complete.
constexpr const char* unfinished = "data.new";

std::string first_line(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

base::ProcessResult run_initdb(const ServerHome& home, const ServerPrograms& programs, Durability durability,
                               const std::string& locale) {
  fs::remove_all(home.directory / unfinished);
  std::vector<std::string> arguments{
      "initdb", "-D", unfinished, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=" + locale};
  if (durability == Durability::none) arguments.emplace_back("--no-sync");
  return run_program(programs, home, std::move(arguments));
}

void initialise(const ServerHome& home, const ServerPrograms& programs, Durability durability) {
  base::ProcessResult result = run_initdb(home, programs, durability, "C.UTF-8");
  // Not every system has that locale; C differs only in which characters are letters.
  if (!result.ok()) result = run_initdb(home, programs, durability, "C");
  if (!result.ok()) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("could not initialize the private PostgreSQL server in \"{}\"", home.name.string()),
         .detail = fmt::format("initdb said:\n{}", last_lines(result.output)),
         .cause = Cause(causes::InitializationFailed{})});
  }
  fs::rename(home.directory / unfinished, home.data());
}

void require_same_version(const ServerHome& home, const ServerPrograms& programs) {
  const std::string of_data = first_line(home.data() / "PG_VERSION");
  const std::string of_programs = major_version(run_program(programs, home, {"postgres", "--version"}).output);
  if (of_data == of_programs) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format(
           "the private server in \"{}\" was created by PostgreSQL {}, but the programs in \"{}\" are of PostgreSQL {}",
           home.name.string(), of_data, programs.directory().string(), of_programs),
       .cause = Cause(causes::CreatedByOtherVersion{.version = of_data, .directory = home.name.string()})});
}

}  // namespace

void make_data_directory(const ServerHome& home, const ServerPrograms& programs, Durability durability) {
  if (fs::exists(home.data() / "PG_VERSION")) return require_same_version(home, programs);
  if (fs::exists(home.data()) && !fs::is_empty(home.data())) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("directory \"{}\" is not a PostgreSQL data directory", (home.name / "data").string()),
         .detail = "It is not empty, and there is no file \"PG_VERSION\" in it.",
         .cause = Cause(causes::NotADataDirectory{home.name.string()})});
  }
  initialise(home, programs, durability);
}

std::string last_lines(const std::string& text) {
  constexpr int count = 10;
  const std::size_t end = text.find_last_not_of("\r\n") + 1;
  std::size_t start = end;
  for (int line = 0; line < count && start > 0; ++line) {
    const std::size_t line_end = text.rfind('\n', start - 1);
    start = line_end == std::string::npos ? 0 : line_end;
  }
  if (start > 0) ++start;
  return text.substr(start, end - start);
}

namespace {

std::string_view without_trailing_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::optional<PostmasterFile> parse_postmaster_file(std::string_view text) {
  std::array<std::string_view, 8> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = text.find('\n');
    line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  const pid_t pid = number(lines[0]);
  if (pid <= 0) return std::nullopt;  // negative: a backend in single-user mode, which has no socket
  return PostmasterFile{.pid = pid,
                        .port = number(lines[3]),
                        .socket_directory = std::string(lines[4]),
                        .listen_address = std::string(without_trailing_space(lines[5])),
                        .status = std::string(without_trailing_space(lines[7]))};
}

namespace {

constexpr std::chrono::seconds patience{60};  // pg_ctl's default
constexpr std::chrono::milliseconds pause{20};

/// The bytes of a file from `offset` on; nothing if the file is missing.
std::optional<std::string> read_from(const fs::path& file, std::uintmax_t offset) {
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream && errno == ENOENT) return std::nullopt;
  if (!stream) throw fs::filesystem_error("could not open file", file, std::error_code(errno, std::generic_category()));
  stream.seekg(static_cast<std::streamoff>(offset));
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::optional<PostmasterFile> read_postmaster_file(const ServerHome& home) {
  const auto text = read_from(home.data() / "postmaster.pid", 0);
  return text ? parse_postmaster_file(*text) : std::nullopt;
}

/// After a crash or a reboot, the process id in the file may belong to another process or to none. A postmaster's
/// working directory is its data directory, which distinguishes them. The test runs with the account's rights: root in
/// a container may not be able to inspect another user's process.
bool is_postmaster_of(const ServerHome& home, pid_t pid) {
  return base::run({.arguments = {"test", fmt::format("/proc/{}/cwd", pid), "-ef", home.data()},
                    .user = home.account,
                    .directory = "/"})
      .ok();
}

std::optional<PostmasterFile> find_postmaster(const ServerHome& home) {
  auto file = read_postmaster_file(home);
  return file && is_postmaster_of(home, file->pid) ? file : std::nullopt;
}

[[noreturn]] void fail_start(const ServerHome& home, const std::string& detail, bool has_settings = false) {
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("could not start the private PostgreSQL server in \"{}\"", home.name.string()),
       .detail = detail,
       .cause = Cause(causes::StartFailed{
           .log = (home.name / "log").string(), .directory = home.name.string(), .has_settings = has_settings})});
}

/// Waits for the end of a start or shutdown that an interrupted program of ours began.
std::optional<PostmasterFile> find_ready_postmaster(const ServerHome& home) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    const auto postmaster = find_postmaster(home);
    if (!postmaster || postmaster->status == "ready") return postmaster;
    if (std::chrono::steady_clock::now() > deadline) {
      fail_start(home, fmt::format("Process {} has been {} for {} seconds.", postmaster->pid,
                                   postmaster->status.empty() ? "starting" : postmaster->status, patience.count()));
    }
    std::this_thread::sleep_for(pause);
  }
}

/// postgres removes the file of a process that does not exist, but it does not start while any process of the same user
/// has that process id, which is likely after a reboot. Called if that process is not a postmaster of this home.
void remove_file_of_reused_pid(const ServerHome& home) {
  const auto file = read_postmaster_file(home);
  if (file && ::kill(file->pid, 0) == 0) fs::remove(home.data() / "postmaster.pid");
}

std::string command_line_of(const ServerHome& home, const fs::path& socket_directory, Durability durability,
                            const ServerOptions& server) {
  std::string options =
      fmt::format("-c listen_addresses={} -c port={} -c unix_socket_permissions=0700 -c unix_socket_directories={}",
                  server.port ? "localhost" : "", server.port.value_or(private_port),
                  shell_quoted(list_quoted(socket_directory.string())));
  if (has_access_rules(server)) options += fmt::format(" -c hba_file={}", shell_quoted(home.access_rules().string()));
  if (durability == Durability::none) options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off";
  return options;
}

std::uintmax_t size_of(const fs::path& file) {
  std::error_code missing;
  const std::uintmax_t size = fs::file_size(file, missing);
  return missing ? 0 : size;
}

/// Names are relative to the home, where pg_ctl runs: it puts them into a shell command in double quotes, which protect
/// neither quotes nor dollar signs.
void run_pg_ctl_start(const ServerHome& home, const ServerPrograms& programs, const fs::path& postgres,
                      const std::string& options, bool has_settings) {
  const std::uintmax_t log_size = size_of(home.log());
  const base::ProcessResult result =
      run_program(programs, home, {"pg_ctl", "-w", "-D", "data", "-l", "log", "-p", postgres, "-o", options, "start"});
  if (result.ok()) return;
  const std::string log = last_lines(read_from(home.log(), log_size).value_or(""));
  fail_start(home,
             log.empty() ? fmt::format("pg_ctl said:\n{}", last_lines(result.output))
                         : fmt::format("The log ends with:\n{}", log),
             has_settings);
}

PrivateServer server_at(const ServerHome& home, const fs::path& socket_directory, int port, bool listens,
                        bool started_now) {
  return {.directory = home.name,
          .socket_directory = socket_directory,
          .port = port,
          .listens = listens,
          .password = listens ? read_password(home) : "",
          .started_now = started_now};
}

/// The address that PostgreSQL would use: SO_REUSEADDR, because a port that was in use a moment ago is free.
bool is_port_free(int port) {
  const base::OwnedFd tried(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int on = 1;
  ::setsockopt(tried.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // A system without IPv4 cannot tell; then the server does.
  return !tried || ::bind(tried.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ||
         errno != EADDRINUSE;
}

void require_free_port(const ServerHome& home, int port) {
  if (is_port_free(port)) return;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("could not start the private PostgreSQL server in \"{}\" on port {}",
                                            home.name.string(), port),
                     .detail = fmt::format("Another program listens on port {} of localhost.", port),
                     .cause = Cause(causes::PortTaken{})});
}

void require_port(const ServerHome& home, const PostmasterFile& running, const ServerOptions& options) {
  const bool listens = !running.listen_address.empty();
  if (!options.port || (listens && running.port == *options.port)) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("the private PostgreSQL server in \"{}\" is running, but not on port {}",
                              home.name.string(), *options.port),
       .detail = listens ? fmt::format("It listens on port {}.", running.port) : "It listens on a Unix socket only.",
       .cause = Cause(causes::OtherPort{})});
}

std::string doubled(std::string_view text, char quote, std::string_view replacement) {
  std::string quoted(1, quote);
  for (const char character : text) {
    if (character == quote) {
      quoted += replacement;
    } else {
      quoted += character;
    }
  }
  return quoted + quote;
}

/// The stand-ins of an earlier start are removed.
StartWithStandIns start_of(const ServerHome& home, const ServerPrograms& programs, const ServerOptions& options) {
  if (options.extensions) return make_stand_ins(home, programs, *options.extensions);
  remove_stand_ins(home);
  return {.program = programs.directory() / "postgres", .extension_control_path = ""};
}

void refresh_settings(const ServerHome& home, const ServerPrograms& programs, ServerOptions options,
                      const PostmasterFile& running) {
  // A server that listens needs its rules for that, even if this call names no port.
  if (!running.listen_address.empty()) options.port = running.port;
  if (write_settings(home, programs, options)) run_program(programs, home, {"pg_ctl", "-D", "data", "reload"});
}

void refresh_stand_ins(const ServerHome& home, const fs::path& extensions) {
  if (update_stand_ins(home, extensions)) return;
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("the private PostgreSQL server in \"{}\" was started before there was a directory "
                              "\"extensions\"",
                              home.name.string()),
       .cause = Cause(causes::WithoutStandIns{})});
}

}  // namespace

std::string shell_quoted(std::string_view text) {
  return doubled(text, '\'', R"('\'')");
}

std::string list_quoted(std::string_view text) {
  return doubled(text, '"', R"("")");
}

PrivateServer start_postmaster(const ServerHome& home, const ServerPrograms& programs, Durability durability,
                               const ServerOptions& options) {
  if (const auto running = find_ready_postmaster(home)) {
    require_port(home, *running, options);
    if (options.extensions) refresh_stand_ins(home, *options.extensions);
    refresh_settings(home, programs, options, *running);
    return server_at(home, running->socket_directory, running->port, !running->listen_address.empty(), false);
  }
  if (options.port) require_free_port(home, *options.port);
  make_data_directory(home, programs, durability);
  remove_file_of_reused_pid(home);
  write_settings(home, programs, options);
  if (!options.parameters.empty()) include_parameters(home, programs);
  if (options.port) set_password(home, programs);
  const StartWithStandIns start = start_of(home, programs, options);
  const int port = options.port.value_or(private_port);
  const fs::path socket_directory = make_socket_directory(home, port);
  try {
    std::string arguments = command_line_of(home, socket_directory, durability, options);
    if (const std::string& path = start.extension_control_path; !path.empty()) {
      arguments += fmt::format(" -c extension_control_path={}", shell_quoted(path));
    }
    run_pg_ctl_start(home, programs, start.program, arguments, options.has_settings());
  } catch (...) {
    remove_socket_directory(socket_directory);
    throw;
  }
  return server_at(home, socket_directory, port, options.port.has_value(), true);
}

bool stop_postmaster(const ServerHome& home, const ServerPrograms& programs, ShutdownMode mode) {
  const auto running = find_postmaster(home);
  if (!running) return false;
  const base::ProcessResult result = run_program(
      programs, home, {"pg_ctl", "-w", "-D", "data", "-m", mode == ShutdownMode::fast ? "fast" : "immediate", "stop"});
  if (!result.ok() && find_postmaster(home)) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("could not stop the private PostgreSQL server in \"{}\"", home.name.string()),
         .detail = fmt::format("pg_ctl said:\n{}", last_lines(result.output)),
         .cause = Cause(causes::StopFailed{(home.name / "log").string()})});
  }
  remove_socket_directory(running->socket_directory);
  return true;
}

}  // namespace pgmanager::cluster
