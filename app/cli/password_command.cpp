#include "cli/password_command.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "base/process.hpp"
#include "pg/connect_error.hpp"

namespace pgmanager::cli {

namespace {

[[noreturn]] void fail_password(std::string message, std::string detail) {
  throw pg::ConnectError(pg::ConnectCause::no_password, "",
                         {.code = base::ErrorCode::connection,
                          .message = std::move(message),
                          .detail = std::move(detail),
                          .hint = "Run the password-command of postgres-manager.json by hand, in the directory of the "
                                  "source tree."});
}

base::ProcessResult run_password_command(const base::Command& command) {
  try {
    return base::run(command);
  } catch (const std::system_error& error) {
    fail_password("could not run the password command", fmt::format("{}.", error.code().message()));
  }
}

// In a long output, the most important part is usually at the end.
std::string end_of_output(std::string_view text) {
  constexpr std::size_t longest = 2000;
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (text.size() > longest) text.remove_prefix(text.size() - longest);
  return text.empty() ? "It printed no error message." : fmt::format("It said: {}", text);
}

std::string password_in(std::string output) {
  if (output.ends_with('\n')) output.pop_back();
  if (output.empty()) fail_password("the password command printed nothing", "");
  if (output.find('\0') != std::string::npos) fail_password("the password command printed a NUL byte", "");
  return output;
}

}  // namespace

std::function<std::string(const base::StopSignal& stop)> password_from(const std::vector<std::string>& command,
                                                                       const std::filesystem::path& directory,
                                                                       std::chrono::milliseconds time_limit) {
  const auto known = std::make_shared<std::optional<std::string>>();
  return [=](const base::StopSignal& stop) {
    if (*known) return **known;
    base::ProcessResult result = run_password_command(
        {.arguments = command, .directory = directory, .time_limit = time_limit, .stop = &stop, .errors_apart = true});
    stop.throw_if_requested();
    const double seconds = std::chrono::duration<double>(time_limit).count();
    if (result.killed)
      fail_password(fmt::format("the password command took longer than {:g} s", seconds), end_of_output(result.errors));
    if (!result.ok()) {
      fail_password(fmt::format("the password command failed with exit status {}", result.exit_status),
                    end_of_output(result.errors));
    }
    *known = password_in(std::move(result.output));
    return **known;
  };
}

}  // namespace pgmanager::cli
