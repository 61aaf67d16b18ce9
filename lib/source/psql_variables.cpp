#include "source/psql_variables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "source/file_name.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view argument_separators = " \t\n\r\f";
constexpr std::string_view ends_of_word = " \t\n\r\f\\";

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

bool is_octal_digit(char c) {
  return c >= '0' && c <= '7';
}

int hexadecimal_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

class ArgumentReader {
 public:
  ArgumentReader(std::string_view line, std::size_t position, const sql::Variables& variables)
      : line_(line), position_(position), variables_(variables) {}

  /// Reads one argument; false if there are no more.
  bool next(std::string& argument);

  std::size_t position() const { return position_; }
  ArgumentProblem problem() const { return problem_; }

 private:
  bool at_end() const { return position_ >= line_.size(); }
  void read_part();
  void read_single_quoted();
  void read_double_quoted();
  void read_reference();
  void read_escape();
  char read_number(int base, std::size_t digits);
  void go_to_end(ArgumentProblem problem);

  std::string_view line_;
  std::size_t position_;
  const sql::Variables& variables_;
  std::string argument_;
  ArgumentProblem problem_ = ArgumentProblem::none;
};

bool ArgumentReader::next(std::string& argument) {
  while (!at_end() && is_one_of(line_[position_], argument_separators)) ++position_;
  if (at_end() || line_[position_] == '\\') return false;
  argument_.clear();
  while (!at_end() && !is_one_of(line_[position_], ends_of_word)) read_part();
  if (argument_.find('\0') != std::string::npos) problem_ = ArgumentProblem::nul_byte;
  argument = std::move(argument_);
  return problem_ == ArgumentProblem::none;
}

void ArgumentReader::read_part() {
  switch (line_[position_]) {
    case '\'': return read_single_quoted();
    case '"': return read_double_quoted();
    case '`': return go_to_end(ArgumentProblem::backquote);
    case ':': return read_reference();
    default: argument_ += line_[position_++];
  }
}

void ArgumentReader::read_single_quoted() {
  ++position_;
  while (!at_end()) {
    const char c = line_[position_++];
    if (c == '\\') {
      read_escape();
    } else if (c != '\'') {
      argument_ += c;
    } else if (!at_end() && line_[position_] == '\'') {
      argument_ += line_[position_++];
    } else {
      return;
    }
  }
  go_to_end(ArgumentProblem::unterminated);
}

void ArgumentReader::read_double_quoted() {
  const std::size_t closing = line_.find('"', position_ + 1);
  if (closing == std::string_view::npos) return go_to_end(ArgumentProblem::unterminated);
  argument_ += line_.substr(position_, closing + 1 - position_);
  position_ = closing + 1;
}

void ArgumentReader::read_reference() {
  const auto reference = sql::read_reference(line_.substr(position_));
  const std::size_t size = reference ? reference->size : 1;
  const auto value = reference ? sql::value_of(*reference, variables_) : std::nullopt;
  argument_ += value ? std::string_view(*value) : line_.substr(position_, size);
  position_ += size;
}

/// Called after the backslash.
void ArgumentReader::read_escape() {
  if (at_end()) return;
  const char c = line_[position_];
  const bool is_hexadecimal = c == 'x' && position_ + 1 < line_.size() && hexadecimal_value(line_[position_ + 1]) >= 0;
  if (is_octal_digit(c)) {
    argument_ += read_number(8, 3);
  } else if (is_hexadecimal) {
    ++position_;
    argument_ += read_number(16, 2);
  } else {
    constexpr std::string_view letters = "ntbrf";
    constexpr std::string_view meanings = "\n\t\b\r\f";
    const std::size_t letter = letters.find(c);
    argument_ += letter == std::string_view::npos ? c : meanings[letter];
    ++position_;
  }
}

char ArgumentReader::read_number(int base, std::size_t digits) {
  const std::size_t end = std::min(position_ + digits, line_.size());
  int number = 0;
  for (; position_ < end; ++position_) {
    const int digit = hexadecimal_value(line_[position_]);
    if (digit < 0 || digit >= base) break;
    number = number * base + digit;
  }
  return static_cast<char>(number);
}

void ArgumentReader::go_to_end(ArgumentProblem problem) {
  problem_ = problem;
  position_ = line_.size();
}

}  // namespace

ScannedCommand scan_command(std::string_view line, std::size_t begin, const sql::Variables& variables) {
  const std::size_t name_end = std::min(line.find_first_of(ends_of_word, begin + 1), line.size());
  ScannedCommand command{.name = line.substr(begin, name_end - begin), .arguments = {}};
  ArgumentReader reader(line, name_end, variables);
  for (std::string argument; reader.next(argument);) command.arguments.push_back(std::move(argument));
  command.problem = reader.problem();
  command.end = reader.position();
  return command;
}

void apply_set_command(std::string_view command, sql::Variables& variables) {
  const ScannedCommand scanned = scan_command(command, 0, variables);
  if (scanned.arguments.empty()) return;
  const auto& arguments = scanned.arguments;
  if (scanned.name == "\\unset") {
    variables.erase(arguments.front());
  } else {
    variables[arguments.front()] = std::accumulate(arguments.begin() + 1, arguments.end(), std::string());
  }
}

std::vector<UnsetVariable> find_unset_variables(const SqlText& text, sql::Variables variables, Locator& locator) {
  std::vector<UnsetVariable> unset;
  for (const sql::Piece& piece : text.script.pieces) {
    const std::string_view written = piece.in(text.text);
    if (piece.kind == sql::PieceKind::psql_command && written != "\\gexec") apply_set_command(written, variables);
    if (piece.kind != sql::PieceKind::statement) continue;
    for (const sql::FoundReference& found : sql::unset_references(written, variables)) {
      const auto has_name = [&](const UnsetVariable& each) { return each.name == found.reference.name; };
      if (std::any_of(unset.begin(), unset.end(), has_name)) continue;
      unset.push_back({.name = std::string(found.reference.name), .place = locator.at(piece.begin + found.begin)});
    }
  }
  return unset;
}

base::Finding finding_of(const UnsetVariable& variable) {
  return rules::broken(rules::variable_not_set, variable.place,
                       fmt::format("variable \"{}\" is not set", variable.name),
                       fmt::format("Give it a value: --set {}", shell_word(variable.name + "=VALUE")));
}

base::Findings report_unset_variables(const SourceTree& tree) {
  base::Findings findings;
  const auto add = [&](const SqlFile& file) {
    for (const UnsetVariable& variable : file.unset_variables) findings.push_back(finding_of(variable));
  };
  for (const CreateGroup& group : tree.create) {
    for (const SqlFile& file : group.files) add(file);
  }
  for (const auto* directory : {&tree.deployments, &tree.manual_deployments, &tree.test_data, &tree.undo}) {
    for (const NumberedFile& deployment : *directory) add(deployment.file);
  }
  if (tree.instance.roles) add(*tree.instance.roles);
  return findings;
}

}  // namespace pgmanager::source
