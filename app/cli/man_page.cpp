#include "cli/man_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/version.hpp"
#include "cli/command_table.hpp"
#include "cli/help.hpp"
#include "cli/option_table.hpp"

namespace pgmanager::cli {

namespace {

/// As text of roff, where a backslash, a dash, and a dot or a quote that begins a line mean something else.
std::string escaped(std::string_view text) {
  std::string result;
  bool begins_line = true;
  for (const char c : text) {
    if (begins_line && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
    begins_line = c == '\n';
  }
  return result;
}

/// Lines with blanks in front, such as examples, stay as they are; an empty line separates paragraphs.
std::string paragraphs(std::string_view text) {
  std::string result;
  bool is_block = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const bool is_indented = line.starts_with("  ");
    if (is_indented != is_block) result += is_indented ? ".PP\n.nf\n" : ".fi\n";
    is_block = is_indented;
    result += line.empty() ? ".PP\n" : escaped(line) + "\n";
  }
  return result + (is_block ? ".fi\n" : "");
}

std::string tagged(const std::string& tag, std::string_view text) {
  return fmt::format(".TP\n{}\n{}\n", tag, escaped(text));
}

std::string option_paragraph(const Option& option) {
  std::string tag = option.letter == '\0' ? "" : fmt::format("\\fB\\-{}\\fR, ", option.letter);
  tag += fmt::format("\\fB{}\\fR", escaped(fmt::format("--{}", option.name)));
  if (!option.value.empty()) tag += fmt::format(" \\fI{}\\fR", escaped(option.value));
  const std::string applies = option.functions.empty() ? "" : fmt::format(" [{}]", option.functions);
  return tagged(tag, std::string(option.help) + applies);
}

/// A variable of the process's environment or a file, and what it is for.
struct Known {
  std::string_view name;
  std::string_view about;
};

constexpr std::array variables = {
    Known{"POSTGRES_MANAGER_DSN, DATABASE_URL", "the database, as for --postgres-dsn"},
    Known{"PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, ...", "as for psql"},
    Known{"POSTGRES_MANAGER_...", "values of options: POSTGRES_MANAGER_LOCK_WAIT for --lock-wait"},
};

constexpr std::array files = {
    Known{"create/<n>-<group>/order.json and *.sql", "the whole schema as it is today"},
    Known{"deployment/<ordinal>-<rest>.sql", "one file per change"},
    Known{"manual-deployment/, test-data/, undo/, hooks/",
          "emergencies, data for tests, reverts, programs around a run"},
    Known{"postgres-manager.json, .env.<environment>", "settings of the tree and of its environments"},
};

template <typename List>
std::string section(const char* title, const List& list) {
  std::string text = fmt::format(".SH {}\n", title);
  for (const Known& each : list) text += tagged(fmt::format("\\fB{}\\fR", escaped(each.name)), each.about);
  return text;
}

}  // namespace

std::string man_page() {
  std::string text = fmt::format(
      ".TH POSTGRES\\-MANAGER 1 \"\" \"postgres\\-manager {}\" \"User Commands\"\n"
      ".SH NAME\npostgres\\-manager \\- keep PostgreSQL instances in step with a version\\-controlled tree of SQL\n"
      ".SH SYNOPSIS\n\\fBpostgres\\-manager\\fR \\fIFUNCTION\\fR [\\fIOPTIONS\\fR]\n.SH FUNCTIONS\n",
      base::version());
  for (const Command& command : commands()) {
    text += fmt::format(".SS {}: {}\n{}", escaped(command.name), escaped(command.summary), paragraphs(command.help));
  }
  text += ".SH OPTIONS\nThe functions that an option applies to are in brackets; without them it applies to all.\n";
  for (const Option& option : option_table) text += option_paragraph(option);
  text += ".SH EXIT STATUS\n";
  for (const ExitMeaning& meaning : exit_meanings) {
    text += tagged(fmt::format("\\fB{}\\fR", meaning.status), meaning.text);
  }
  text += section("ENVIRONMENT", variables) + section("FILES", files);
  return text + ".SH SEE ALSO\n.BR psql (1),\n.BR pg_dump (1)\n";
}

}  // namespace pgmanager::cli
