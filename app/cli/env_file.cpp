#include "cli/env_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "cli/option_table.hpp"
#include "cli/variable_names.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view blanks = " \t";

std::string_view without_blanks_before(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text;
}

std::string_view without_trailing_blanks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

// One line, with its position for error messages.
class Line {
 public:
  Line(const std::string& path, int number, std::string_view text) : path_(path), number_(number), text_(text) {}

  // Nothing for a comment or an empty line.
  std::optional<Assignment> read() const {
    std::string_view rest = without_blanks_before(text_);
    if (rest.empty() || rest.front() == '#') return std::nullopt;
    if (text_.find('\0') != std::string_view::npos || base::find_invalid_utf8(text_)) {
      fail("line is not text in UTF-8", "Convert the file to UTF-8, without NUL bytes.");
    }
    rest = without_export(rest);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) fail("line is not of the form NAME=VALUE", "A comment begins with #.");
    return Assignment{name_of(rest.substr(0, equals)), value_of(rest.substr(equals + 1)), number_};
  }

  [[noreturn]] void fail(std::string message, std::string hint, std::string detail = "") const {
    throw Error({.code = ErrorCode::usage,
                 .message = std::move(message),
                 .detail = std::move(detail),
                 .hint = std::move(hint),
                 .location = base::Location{.file = path_, .line = number_}});
  }

 private:
  static std::string_view without_export(std::string_view text) {
    constexpr std::string_view keyword = "export";
    if (!text.starts_with(keyword)) return text;
    const std::string_view rest = text.substr(keyword.size());
    return rest.empty() || blanks.find(rest.front()) == std::string_view::npos ? text : without_blanks_before(rest);
  }

  std::string name_of(std::string_view name) const {
    if (!is_variable_name(name)) {
      fail("the text before \"=\" cannot be the name of a variable",
           "Use letters, digits and underscores, without blanks around \"=\".");
    }
    return std::string(name);
  }

  std::string value_of(std::string_view text) const {
    if (text.starts_with('\'')) return single_quoted(text.substr(1));
    if (text.starts_with('"')) return double_quoted(text.substr(1));
    for (std::size_t i = 1; i < text.size(); ++i) {
      const bool begins_comment = text[i] == '#' && blanks.find(text[i - 1]) != std::string_view::npos;
      if (begins_comment) text = text.substr(0, i);
    }
    text = without_trailing_blanks(text);
    if (without_blanks_before(text) != text) {
      fail("value begins with a blank", "Write NAME=VALUE without blanks around \"=\", or quote the value.");
    }
    return std::string(text);
  }

  std::string single_quoted(std::string_view text) const {
    const std::size_t end = text.find('\'');
    if (end == std::string_view::npos) fail_open_quote();
    require_end(text.substr(end + 1));
    return std::string(text.substr(0, end));
  }

  std::string double_quoted(std::string_view text) const {
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') {
        require_end(text.substr(i + 1));
        return value;
      }
      value += text[i] == '\\' && i + 1 < text.size() ? unescaped(text[++i]) : text[i];
    }
    fail_open_quote();
  }

  char unescaped(char c) const {
    if (c == 'n') return '\n';
    if (c == '"' || c == '\\') return c;
    fail("unknown escape sequence in double quotes", "Use \\n, \\\" and \\\\, or single quotes.");
  }

  void require_end(std::string_view text) const {
    const std::string_view rest = without_blanks_before(text);
    if (rest.empty() || (rest.front() == '#' && rest != text)) return;
    fail("unexpected text after the closing quote", "Write \\\" for a quote in double quotes.");
  }

  [[noreturn]] void fail_open_quote() const {
    fail("quote is not closed on the same line", "Write \\n in double quotes for a line end.");
  }

  const std::string& path_;
  int number_;
  std::string_view text_;
};

constexpr std::string_view option_prefix = "POSTGRES_MANAGER_";

// These options determine which file is read.
bool is_needed_before(std::string_view option) {
  return option == "root" || option == "environment";
}

[[noreturn]] void fail_unknown(const Line& line, const std::string& name) {
  std::vector<std::string> known = {"POSTGRES_MANAGER_DSN"};
  for (const Option& option : option_table) {
    if (option.elsewhere != Elsewhere::nowhere && !is_needed_before(option.name))
      known.push_back(variable_of(option.name));
  }
  const std::string nearest = base::nearest_word(name, known);
  line.fail(fmt::format("unknown setting \"{}\"", name),
            nearest.empty() ? "Settings are options; see those of a function: postgres-manager help NAME."
                            : fmt::format("Did you mean {}?", nearest));
}

std::string option_of(const Line& line, const std::string& name) {
  for (const Option& option : option_table) {
    if (option.elsewhere == Elsewhere::nowhere || variable_of(option.name) != name) continue;
    if (!is_needed_before(option.name)) return std::string(option.name);
    line.fail(fmt::format("{} cannot be set here", name),
              fmt::format("Use --{} or the environment variable {}.", option.name, name),
              "It must be known before this file can be found.");
  }
  fail_unknown(line, name);
}

}  // namespace

bool is_connection_setting(std::string_view name) {
  return name.starts_with("PG") || name == "DATABASE_URL" || name == "POSTGRES_MANAGER_DSN";
}

namespace {

bool is_for_us(std::string_view line) {
  constexpr std::string_view keyword = "export ";
  line = without_blanks_before(line);
  if (line.starts_with(keyword)) line = without_blanks_before(line.substr(keyword.size()));
  return line.starts_with("PG") || line.starts_with("DATABASE_URL") || line.starts_with(option_prefix);
}

}  // namespace

std::vector<Assignment> parse_env_file(const std::string& path, std::string_view text, EnvFileOf whose) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<Assignment> assignments;
  std::map<std::string, int> first_lines;
  for (int number = 1; !text.empty(); ++number) {
    std::string_view content = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(content.size() + 1, text.size()));
    if (content.ends_with('\r')) content.remove_suffix(1);
    const Line line(path, number, content);
    std::optional<Assignment> assignment;
    try {
      assignment = line.read();
    } catch (const Error&) {
      if (whose == EnvFileOf::environment || is_for_us(content)) throw;
    }
    if (!assignment) continue;
    if (whose == EnvFileOf::application && !is_for_us(content)) {
      std::erase_if(assignments, [&](const Assignment& each) { return each.name == assignment->name; });
      assignments.push_back(std::move(*assignment));
      continue;
    }
    const auto [first, is_new] = first_lines.emplace(assignment->name, number);
    if (!is_new) {
      line.fail(fmt::format("\"{}\" is set twice", assignment->name), "Remove one of the two.",
                fmt::format("It was already set on line {}.", first->second));
    }
    assignments.push_back(std::move(*assignment));
  }
  return assignments;
}

EnvFile read_env_file(const std::string& path, std::string_view text, EnvFileOf whose) {
  EnvFile file;
  for (Assignment& assignment : parse_env_file(path, text, whose)) {
    if (is_connection_setting(assignment.name)) {
      file.connection.push_back(std::move(assignment));
    } else if (assignment.name.starts_with(option_prefix)) {
      const std::string option = option_of(Line(path, assignment.line, ""), assignment.name);
      // An empty value counts as not set, as in the environment.
      if (assignment.value.empty()) continue;
      file.settings.options[option] = {std::move(assignment.value),
                                       fmt::format("line {} of \"{}\"", assignment.line, path)};
    } else {
      file.settings.variables[assignment.name] = std::move(assignment.value);
    }
  }
  return file;
}

}  // namespace pgmanager::cli
