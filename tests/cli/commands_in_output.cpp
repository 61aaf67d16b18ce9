#include "commands_in_output.hpp"

#include <algorithm>
#include <array>

namespace pgmanager::tests {

namespace {

constexpr std::string_view program_name = "postgres-manager ";

// The sentences that name the program without a command.
constexpr std::array prose = {std::string_view("keeps PostgreSQL instances"),
                              std::string_view("created it, use that version"),
                              std::string_view("to the version that the other runs use"),
                              std::string_view("or a lack of memory"),
                              std::string_view("creates."),
                              std::string_view("<version>")};

// The functions that words may follow.
constexpr std::array takes_words = {std::string_view("new"), std::string_view("help"), std::string_view("import"),
                                    std::string_view("completion"), std::string_view("psql")};

// The strings of a JSON document, one per line, without their quotes and escapes.
std::string strings_of(std::string_view json) {
  std::string text;
  bool inside = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      inside = !inside;
      text += '\n';
    } else if (inside && c == '\\' && at + 1 < json.size()) {
      ++at;
      text += json[at] == 'n' ? '\n' : json[at];
    } else if (inside) {
      text += c;
    }
  }
  return text;
}

bool is_quote(char c) {
  return c == '\'' || c == '"';
}

// A word of a command as it is printed, with its quotes. `ends`: the command ends after it.
struct Word {
  std::string text;
  bool ends = false;
};

// Marks after which a command cannot continue. Quotes protect them, and they are part of a word if it continues.
Word take_word(std::string_view& rest) {
  Word word;
  char quote = '\0';
  while (!rest.empty() && rest.front() != '\n' && (rest.front() != ' ' || quote != '\0')) {
    const char c = rest.front();
    const bool opens = quote == '\0' && is_quote(c) && (word.text.empty() || word.text.back() == '=' || c == '\'');
    if (quote == '\0' && !opens && (is_quote(c) || c == ')' || c == ';' || c == '`')) word.ends = true;
    if (word.ends) break;
    if (quote == c) {
      quote = '\0';
    } else if (opens) {
      quote = c;
    }
    word.text += c;
    rest.remove_prefix(1);
  }
  while (!word.text.empty() && std::string_view(".,?:").find(word.text.back()) != std::string_view::npos) {
    word.text.pop_back();
    word.ends = true;
  }
  word.ends = word.ends || rest.empty() || rest.front() == '\n' || rest.starts_with("  ");
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  return word;
}

// `rest` starts after the program's name.
std::string take_command(std::string_view rest) {
  std::string command(program_name.substr(0, program_name.size() - 1));
  std::string function;
  bool has_option = false;  // directly before this word
  for (Word word; !word.ends;) {
    word = take_word(rest);
    const bool is_option = word.text.starts_with('-');
    const bool takes = function.empty() || has_option ||
                       std::find(takes_words.begin(), takes_words.end(), function) != takes_words.end();
    if (word.text.empty() || word.text == "&&" || word.text == "#" || word.text.starts_with('(')) break;
    if (!is_option && !takes) break;
    if (!is_option && function.empty() && !has_option) function = word.text;
    if (!is_option && has_option && command.ends_with("--function")) function = word.text;
    has_option = is_option;
    command += " " + word.text;
  }
  return command;
}

}  // namespace

std::vector<std::string> commands_in(std::string_view output) {
  const std::string text = output.starts_with('{') ? strings_of(output) : std::string(output);
  std::vector<std::string> commands;
  for (std::size_t at = text.find(program_name); at != std::string::npos; at = text.find(program_name, at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at + program_name.size());
    const auto is_prose = [&](std::string_view sentence) { return rest.starts_with(sentence); };
    if (!std::any_of(prose.begin(), prose.end(), is_prose)) commands.push_back(take_command(rest));
  }
  return commands;
}

}  // namespace pgmanager::tests
