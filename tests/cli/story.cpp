#include "story.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace pgmanager::tests {

namespace {

constexpr std::string_view mark = "--- ";
constexpr std::array<std::string_view, 17> keywords = {
    "server", "file", "bytes", "executable", "repeated", "directory", "link", "remove", "env",
    "in",     "sql",  "query", "until",      "run",      "start",     "end",  "git"};

[[noreturn]] void fail(int line, const std::string& what) {
  throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

std::string without_blank_end(std::string text) {
  while (text == "\n" || text.ends_with("\n\n")) text.pop_back();
  return text;
}

struct Section {
  std::string keyword, argument, body;
  int line = 0;
};

Section section_of(std::string_view header, int line) {
  header.remove_prefix(mark.size());
  const std::size_t blank = header.find(' ');
  Section section{.keyword = std::string(header.substr(0, blank)), .line = line};
  if (blank != std::string_view::npos) section.argument = header.substr(blank + 1);
  return section;
}

bool takes_expectation(const Step& step) {
  return step.keyword == "run" || step.keyword == "end";
}

void add_expectation(Story& story, const Section& section) {
  if (story.steps.empty() || !takes_expectation(story.steps.back())) {
    fail(section.line, section.keyword + " belongs behind run or end");
  }
  Expectation& expected = story.steps.back().expected;
  if (section.keyword == "status") expected.status = std::stoi(section.argument);
  if (section.keyword == "stdout") expected.output = section.body;
  if (section.keyword == "stderr") expected.errors = section.body;
}

void add(Story& story, Section section) {
  section.body = without_blank_end(std::move(section.body));
  if (section.keyword == "status" || section.keyword == "stdout" || section.keyword == "stderr") {
    add_expectation(story, section);
    return;
  }
  if (std::find(keywords.begin(), keywords.end(), section.keyword) == keywords.end()) {
    fail(section.line, "unknown section \"" + section.keyword + "\"");
  }
  story.steps.push_back({.keyword = std::move(section.keyword),
                         .argument = std::move(section.argument),
                         .body = std::move(section.body),
                         .line = section.line,
                         .expected = {}});
}

std::string section_text(std::string_view keyword, const std::string& argument, const std::string& body) {
  return std::string(mark)
      .append(keyword)
      .append(argument.empty() ? "" : " ")
      .append(argument)
      .append("\n")
      .append(body);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  throw std::runtime_error("\\x wants two digits 0-9, A-F");
}

}  // namespace

Story parse_story(std::string_view text) {
  Story story;
  std::vector<Section> sections;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    const std::string_view line = text.substr(0, end + 1);
    text.remove_prefix(line.size());
    if (line.starts_with(mark)) {
      sections.push_back(section_of(line.substr(0, line.find('\n')), number));
    } else {
      (sections.empty() ? story.comment : sections.back().body).append(line);
    }
  }
  for (Section& section : sections) add(story, std::move(section));
  return story;
}

std::string story_text(const Story& story) {
  std::string text = story.comment;
  for (const Step& step : story.steps) {
    text += section_text(step.keyword, step.argument, step.body);
    if (!takes_expectation(step)) continue;
    text += section_text("status", std::to_string(step.expected.status), "");
    if (!step.expected.output.empty()) text += section_text("stdout", "", step.expected.output);
    if (!step.expected.errors.empty()) text += section_text("stderr", "", step.expected.errors);
  }
  return text;
}

std::vector<std::string> words_of(std::string_view argument) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = '\0';
  for (const char c : argument) {
    if (quote == '\0' && c == ' ') {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else {
      words.back() += c;
    }
  }
  if (quote != '\0') throw std::runtime_error("a quote is not closed");
  return words;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') continue;
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    switch (text.at(++i)) {
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'x':
        out += static_cast<char>(hex_digit(text.at(i + 1)) * 16 + hex_digit(text.at(i + 2)));
        i += 2;
        break;
      default: out += text[i];
    }
  }
  return out;
}

}  // namespace pgmanager::tests
