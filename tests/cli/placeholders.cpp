#include "placeholders.hpp"

#include <fmt/format.h>

#include <array>
#include <regex>

#include "base/version.hpp"
#include "pg/connect_options.hpp"
#include "source/file_name.hpp"

namespace pgmanager::tests {

namespace {

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  if (what.empty()) return;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

std::string percent_encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += std::isalnum(byte) != 0 ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

// As between the quotes of a printed command.
std::string in_shell_quotes(const std::string& text) {
  const std::string word = source::shell_word(text);
  return word.starts_with('\'') ? word.substr(1, word.size() - 2) : word;
}

void replace_after(std::string& text, const std::string& before, const std::string& name, const std::string& value) {
  text = std::regex_replace(text, std::regex(before + value + "\\b"), "$1" + name);
}

struct Rule {
  const char* pattern;
  const char* name;
};

constexpr std::array rules = {
    Rule{R"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "<id>"},
    Rule{R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)", "<when>"},
    Rule{R"((\bprocess |"pid":|\bpg_terminate_backend\()\d+)", "$1<pid>"},
    Rule{R"(("(transaction_)?seconds":)[0-9.e+-]+)", "$1<time>"},
    Rule{R"(\b\d+ (min \d\d s|h \d\d min)\b)", "<time>"},
    Rule{R"(\b\d+(\.\d+)? m?s\b)", "<time>"},
    Rule{R"((connection to server )[^\n]*?( failed: ))", "$1<where>$2"},
    Rule{R"(\bclient [^ ,.\n]+)", "client <client>"},
    Rule{R"([^ "]+/postgres-manager-\w{6}/)", "<where>/"},
    Rule{R"((PostgreSQL |"server_version":")\d+[^"\n,]*)", "$1<server>"},
    Rule{R"(("server_version":)\d+)", "$1<server>"},
    Rule{R"((with pg_dump |"pg_dump":")\d+[^"\n,]*)", "$1<server>"},
    Rule{R"((\bpg_dump )\d+[^"\n,]*( said:))", "$1<server>$2"},
    Rule{R"(pgmanager_template_[0-9a-f]{16})", "<template>"},
    Rule{R"((_timestamp_seconds\{.*\} )[0-9.]+)", "$1<when>"},
    Rule{R"((_duration_seconds\{.*\} )[0-9.e-]+)", "$1<time>"},
    Rule{R"(("lsn":"|, at )[0-9A-F]+/[0-9A-F]+)", "$1<lsn>"},
    Rule{R"((//postgres:)[0-9a-f]{32}@)", "$1<password>@"},
    Rule{R"(\b(and the server is )\d+)", "$1<server>"},
};

}  // namespace

std::string filled_in(std::string text, const Placeholders& placeholders) {
  for (const auto& [name, value] : placeholders) replace_all(text, name, value);
  return text;
}

std::string with_placeholders(std::string output, const Placeholders& placeholders) {
  // Short values are in texts by chance; these are only replaced where they have their meaning.
  const auto stands_alone = [](const std::string& name) {
    return name != "{user}" && name != "{port}" && name != "{password}" && name != "{free_port}";
  };
  for (const auto& [name, value] : placeholders) {
    if (stands_alone(name)) replace_all(output, value, name);
  }
  for (const char* name : {"{dsn}", "{uri}"}) replace_all(output, "'" + std::string(name) + "'", name);
  replace_all(output, std::string(base::version()), "<version>");
  for (const Rule& rule : rules) output = std::regex_replace(output, std::regex(rule.pattern), rule.name);
  for (const auto& [name, value] : placeholders) {
    if (value.empty()) continue;
    if (name == "{user}") replace_after(output, R"((user "|role "|user":"|created <when> by ))", name, value);
    if (name == "{free_port}") output = std::regex_replace(output, std::regex("\\b" + value + "\\b"), name);
    if (name == "{port}") replace_after(output, R"(("port":"|port="|\{host\}:))", name, value);
  }
  return output;
}

std::string with_target_named(std::string output, OutputKind kind) {
  const std::string line =
      kind == OutputKind::errors
          ? R"(database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}")"
          : R"({"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{user}",)"
            R"("server_version":"<server>","tree":"{root}"})";
  replace_all(output, line + "\n", "<target>\n");
  return output;
}

Placeholders placeholders_of_dsn(const std::string& dsn) {
  std::string host, port = "5432", user, password, database;
  for (const auto& [keyword, value] : pg::parse_dsn(dsn)) {
    if (keyword == "host") host = value;
    if (keyword == "port") port = value;
    if (keyword == "user") user = value;
    if (keyword == "password") password = value;
    if (keyword == "dbname") database = value;
  }
  // Printed commands contain no password.
  const std::string printed_dsn = std::regex_replace(dsn, std::regex(R"( *\bpassword=('[^']*'|[^ ]*))"), "");
  const std::string login = password.empty() ? percent_encoded(user) : percent_encoded(user) + ":" + password;
  const auto uri = [&](const std::string& user_and_password) {
    return fmt::format("postgresql://{}@{}:{}/{}", user_and_password, percent_encoded(host), port, database);
  };
  return {{"{dsn}", dsn},
          {"{uri}", uri(login)},
          {"{dsn}", in_shell_quotes(printed_dsn)},
          {"{dsn}", std::regex_replace(in_shell_quotes(printed_dsn), std::regex(R"(\\)"), R"(\\)")},  // in JSON
          {"{dsn}", printed_dsn},
          {"{uri}", uri(percent_encoded(user))},
          {"{host}", host},
          {"{port}", port},
          {"{user}", user},
          {"{password}", password},
          {"{database}", database}};
}

std::string named_errors(const std::string& errors, const std::string& dsn, const std::filesystem::path& root) {
  Placeholders placeholders = placeholders_of_dsn(dsn);
  placeholders.emplace(placeholders.begin(), "{root}", std::filesystem::canonical(root).string());
  return with_target_named(with_placeholders(errors, placeholders), OutputKind::errors);
}

}  // namespace pgmanager::tests
