#include "cluster/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "cluster/server_programs.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

// Files, addresses, certificates, other servers and the memory of the machine that the settings are for. A name that
// ends in an underscore, like some others, stands for all that begin with it.
constexpr auto of_the_machine = std::to_array<std::string_view>(
    {"archive_", "bonjour", "config_file", "data_directory", "dynamic_shared_memory_type", "effective_cache_size",
     "event_source", "external_pid_file", "hba_file", "huge_page", "ident_file", "krb_", "listen_addresses",
     "log_destination", "log_directory", "log_file", "logging_collector", "maintenance_work_mem", "port", "primary_",
     "recovery_", "restore_command", "shared_buffers", "shared_memory_type", "ssl", "synchronous_standby_names",
     "syslog_", "temp_tablespaces", "unix_socket_",
     // What would end the work of the program, or change its messages.
     "default_transaction_read_only", "dynamic_library_path", "exit_on_error", "idle_", "lc_messages", "lock_timeout",
     "statement_timeout", "transaction_timeout"});

bool begins_with(const std::string& name, std::string_view beginning) {
  return name.size() >= beginning.size() && ::strncasecmp(name.c_str(), beginning.data(), beginning.size()) == 0;
}

bool is_of_the_machine(const std::string& name) {
  const auto is_meant = [&](std::string_view each) { return begins_with(name, each); };
  return std::ranges::any_of(of_the_machine, is_meant);
}

bool names_libraries(const std::string& name) {
  return ::strcasecmp(name.c_str(), "shared_preload_libraries") == 0 ||
         ::strcasecmp(name.c_str(), "session_preload_libraries") == 0;
}

bool is_installed(const ServerPrograms& programs, const std::string& library) {
  if (library.find('/') != std::string::npos) return fs::exists(library);
  const fs::path root = fs::canonical(programs.directory() / "postgres").parent_path().parent_path();
  return std::ranges::any_of(std::array{"lib", "lib/postgresql", "lib64", "lib64/postgresql", "lib/pgsql"},
                             [&](const char* each) { return fs::exists(root / each / (library + ".so")); });
}

bool is_usable(const ServerPrograms& programs, const Parameter& parameter) {
  if (is_of_the_machine(parameter.name)) return false;
  return !names_libraries(parameter.name) ||
         std::ranges::all_of(parameter.values, [&](const std::string& each) { return is_installed(programs, each); });
}

std::string doubled(std::string_view text, std::string_view characters) {
  std::string result;
  for (const char c : text) {
    if (characters.find(c) != std::string_view::npos) result += c;
    result += c;
  }
  return result;
}

std::string value_text(const Parameter& parameter) {
  if (!parameter.is_list) return parameter.values.empty() ? "" : parameter.values.front();
  std::vector<std::string> names;
  for (const std::string& name : parameter.values) names.push_back(fmt::format("\"{}\"", doubled(name, "\"")));
  return fmt::format("{}", fmt::join(names, ", "));
}

constexpr std::string_view include_line = "include_if_exists = '../parameters.conf'";

}  // namespace

std::vector<std::string> unused_parameters(const ServerPrograms& programs, const std::vector<Parameter>& parameters) {
  std::vector<std::string> unused;
  for (const Parameter& parameter : parameters) {
    if (!is_usable(programs, parameter)) unused.push_back(parameter.name);
  }
  return unused;
}

std::string parameters_text(const ServerPrograms& programs, const std::vector<Parameter>& parameters) {
  std::string text = "# written by postgres-manager from instance/settings.json\n";
  for (const Parameter& parameter : parameters) {
    if (!is_usable(programs, parameter)) continue;
    text += fmt::format("{} = '{}'\n", parameter.name, doubled(value_text(parameter), "'\\"));
  }
  return text;
}

void include_parameters(const ServerHome& home, const ServerPrograms& programs) {
  std::ifstream stream(home.data() / "postgresql.conf");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (text.find(include_line) != std::string::npos) return;
  // With the rights of the owner: the directory is the server's.
  const base::ProcessResult result = run_program(programs, home, {"/bin/sh", "-c", "cat >> data/postgresql.conf"},
                                                 fmt::format("\n{}\n", include_line));
  if (!result.ok()) {
    throw std::system_error(std::make_error_code(std::errc::io_error),
                            fmt::format("could not write file \"{}\"", (home.data() / "postgresql.conf").string()));
  }
}

}  // namespace pgmanager::cluster
