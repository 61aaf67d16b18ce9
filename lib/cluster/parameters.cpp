#include "cluster/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "base/utf8.hpp"
#include "cluster/access.hpp"
#include "cluster/postmaster.hpp"
#include "cluster/server_programs.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

// Files, addresses, certificates, other servers and the memory of the machine that the settings are for. Each stands
// for all parameters that begin with it.
constexpr auto of_the_machine = std::to_array<std::string_view>(
    {"archive_", "bonjour", "config_file", "data_directory", "dynamic_shared_memory_type", "effective_cache_size",
     "event_source", "external_pid_file", "hba_file", "huge_page", "ident_file", "krb_", "listen_addresses",
     "log_destination", "log_directory", "log_file", "logging_collector", "maintenance_work_mem", "port", "primary_",
     "recovery_", "restore_command", "shared_buffers", "shared_memory_type", "ssl", "synchronous_standby_names",
     "syslog_", "temp_tablespaces", "unix_socket_",
     // What would end the work of the program, or change its messages.
     "default_transaction_read_only", "dynamic_library_path", "exit_on_error", "idle_", "lc_messages", "lock_timeout",
     "statement_timeout", "transaction_timeout"});

bool is_of_the_machine(const std::string& name) {
  const std::string lowered = base::lowered(name);
  return std::ranges::any_of(of_the_machine, [&](std::string_view each) { return lowered.starts_with(each); });
}

bool names_libraries(const std::string& name) {
  const std::string lowered = base::lowered(name);
  return lowered == "shared_preload_libraries" || lowered == "session_preload_libraries";
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

// In a quoted value of postgresql.conf, quotes are doubled and backslashes escape.
std::string value_quoted(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += c;
    text += c;
  }
  return text + "'";
}

std::string value_text(const Parameter& parameter) {
  if (!parameter.is_list) return parameter.values.empty() ? "" : parameter.values.front();
  std::vector<std::string> names;
  for (const std::string& name : parameter.values) names.push_back(list_quoted(name));
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

namespace {

std::string parameters_text(const ServerPrograms& programs, const std::vector<Parameter>& parameters) {
  std::string text = "# written by postgres-manager from instance/settings.json\n";
  for (const Parameter& parameter : parameters) {
    if (!is_usable(programs, parameter)) continue;
    text += fmt::format("{} = {}\n", parameter.name, value_quoted(value_text(parameter)));
  }
  return text;
}

bool write_if_changed(const fs::path& file, const std::string& text, const Account& account) {
  std::ifstream stream(file, std::ios::binary);
  if (stream && std::string(std::istreambuf_iterator<char>(stream), {}) == text) return false;
  write_file(file, text, account);
  return true;
}

}  // namespace

bool write_settings(const ServerHome& home, const ServerPrograms& programs, const ServerOptions& options) {
  bool changed = false;
  if (has_access_rules(options)) {
    changed = write_if_changed(home.access_rules(), access_rules_text(options), home.account);
  }
  if (!options.parameters.empty() || fs::exists(home.parameters())) {
    const std::string text = parameters_text(programs, options.parameters);
    changed = write_if_changed(home.parameters(), text, home.account) || changed;
  }
  return changed;
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
