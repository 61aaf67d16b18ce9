#include "sql/script.hpp"

#include <algorithm>
#include <optional>

#include "sql/lexer.hpp"
#include "sql/statement_shape.hpp"

namespace pgmanager::sql {

namespace {

/// Whether the splitter stops before the rows of a COPY.
enum class StopAtRows { yes, no };

class Splitter {
 public:
  Splitter(std::string_view text, StopAtRows stop, SplitState state)
      : text_(text), stop_(stop), state_(state), lexer_(text), shape_(text) {
    lexer_.set_standard_strings(state.standard_strings);
  }

  Script run();
  SplitPart run_part(TextEnd end, SplitState& state);

 private:
  /// The part of the split that later text cannot change.
  struct Certain {
    std::size_t position = 0;
    std::size_t pieces = 0;
    SplitState state;
  };

  void add_to_statement(const Token& token);
  void take_semicolon();
  void end_statement();
  std::optional<std::size_t> find_plain_rows() const;
  void all_is_certain();
  void take_copy_data();
  void take_psql_command(std::size_t begin);
  void end_of_text();
  bool continue_after_copy_data();
  void push(PieceKind kind, std::size_t begin, std::size_t end);
  void report(const std::optional<Unterminated>& unterminated);

  std::string_view text_;
  StopAtRows stop_;
  SplitState state_;
  Certain certain_;
  std::optional<std::size_t> rows_follow_;  // offset of the rows before which the splitter stopped
  Lexer lexer_;
  Script script_;
  StatementShape shape_;
  std::optional<Piece> statement_;  // the statement being read
  // psql reads COPY data as soon as the statement is sent, then the rest of the statement's line as SQL. While that
  // rest is read, the lexer's text ends at the end of the line, and this is the offset at which to continue afterwards.
  std::optional<std::size_t> after_copy_data_;
};

Script Splitter::run() {
  for (;;) {
    const Token token = lexer_.next();
    switch (token.kind) {
      case TokenKind::end:
        if (continue_after_copy_data()) break;
        end_of_text();
        return std::move(script_);
      case TokenKind::semicolon:
        take_semicolon();
        if (rows_follow_) return std::move(script_);
        break;
      case TokenKind::backslash:
        end_statement();
        take_psql_command(token.begin);
        break;
      default: add_to_statement(token);
    }
  }
}

SplitPart Splitter::run_part(TextEnd end, SplitState& state) {
  SplitPart part{.script = run(), .size = text_.size()};
  if (rows_follow_) {
    part.size = *rows_follow_;
    part.rows_follow = true;
  } else if (end == TextEnd::later) {
    state_ = certain_.state;
    part.size = certain_.position;
    part.script.pieces.resize(certain_.pieces);
    part.script.unterminated.clear();
  }
  state = state_;
  return part;
}

void Splitter::add_to_statement(const Token& token) {
  if (!statement_) statement_ = Piece{.begin = token.begin};
  statement_->end = token.end;
  shape_.add(token);
}

void Splitter::take_semicolon() {
  if (!shape_.semicolon_ends()) {
    shape_.inner_semicolon();
    return;
  }
  if (stop_ == StopAtRows::yes && statement_ && shape_.reads_copy_data()) rows_follow_ = find_plain_rows();
  end_statement();
  all_is_certain();
}

void Splitter::end_statement() {
  if (!statement_) return;
  push(PieceKind::statement, statement_->begin, statement_->end);
  if (const std::optional<bool> on = shape_.standard_strings()) {
    state_.standard_strings = *on;
    lexer_.set_standard_strings(*on);
  }
  const bool copy_data_follow = shape_.reads_copy_data() && !rows_follow_;
  statement_.reset();
  shape_ = StatementShape(text_);
  if (copy_data_follow) take_copy_data();
}

/// The offset of the rows, if the rest of the COPY statement's line is empty or a comment.
std::optional<std::size_t> Splitter::find_plain_rows() const {
  const std::size_t line_end = text_.find('\n', lexer_.position());
  if (after_copy_data_ || line_end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text_.substr(lexer_.position(), line_end - lexer_.position());
  const std::size_t first = rest.find_first_not_of(" \t\r");
  // A comment also ends at a lone CR.
  const bool plain = first == std::string_view::npos ||
                     (rest.substr(first).starts_with("--") && rest.find('\r', first) >= rest.size() - 1);
  return plain ? std::optional(line_end + 1) : std::nullopt;
}

void Splitter::all_is_certain() {
  if (after_copy_data_ || !script_.unterminated.empty()) return;
  certain_ = {.position = lexer_.position(), .pieces = script_.pieces.size(), .state = state_};
}

void Splitter::take_copy_data() {
  const bool same_line_as_before = after_copy_data_.has_value();
  const std::size_t line_end =
      same_line_as_before ? lexer_.end() : std::min(text_.find('\n', lexer_.position()), lexer_.end());
  const std::size_t begin = after_copy_data_.value_or(std::min(line_end + 1, text_.size()));
  const CopyRows::Found found = CopyRows().find_end(text_.substr(begin), TextEnd::here);
  push(PieceKind::copy_data, begin, begin + found.rows);
  if (!found.ended) report(Unterminated{.what = "COPY data", .opened = begin});
  after_copy_data_ = begin + found.next;
  lexer_.seek(lexer_.position(), line_end);
}

void Splitter::take_psql_command(std::size_t begin) {
  const std::size_t line_end = std::min(text_.find('\n', begin), lexer_.end());
  const bool crlf = line_end > begin && text_[line_end - 1] == '\r';
  push(PieceKind::psql_command, begin, crlf ? line_end - 1 : line_end);
  lexer_.seek(std::min(line_end + 1, lexer_.end()), lexer_.end());
  if (line_end < text_.size()) all_is_certain();
}

bool Splitter::continue_after_copy_data() {
  if (!after_copy_data_ || lexer_.unterminated()) return false;
  if (statement_) {
    // psql would append the text after the data to this statement. A piece is one range of bytes and cannot represent
    // that.
    report(Unterminated{.what = "statement on the line of COPY FROM stdin", .opened = statement_->begin});
    return false;
  }
  lexer_.seek(*after_copy_data_, text_.size());
  after_copy_data_.reset();
  // If the text ends directly after \. that line may not be complete.
  if (lexer_.position() > 0 && text_[lexer_.position() - 1] == '\n') all_is_certain();
  return true;
}

void Splitter::end_of_text() {
  report(lexer_.unterminated());
  if (statement_) report(shape_.open());
  if (!script_.unterminated.empty() && statement_) {
    push(PieceKind::statement, statement_->begin, statement_->end);
    return;
  }
  end_statement();
}

void Splitter::push(PieceKind kind, std::size_t begin, std::size_t end) {
  script_.pieces.push_back({.kind = kind, .begin = begin, .end = end});
}

void Splitter::report(const std::optional<Unterminated>& unterminated) {
  if (unterminated && script_.unterminated.empty()) script_.unterminated.push_back(*unterminated);
}

constexpr std::string_view last_line = "\\.\r";  // with or without the \r

bool ends_rows(std::string_view line) {
  return line.size() >= 2 && last_line.starts_with(line);
}

}  // namespace

Script split(std::string_view text) {
  return Splitter(text, StopAtRows::no, {}).run();
}

SplitPart split_part(std::string_view part, TextEnd end, SplitState& state) {
  return Splitter(part, StopAtRows::yes, state).run_part(end, state);
}

CopyRows::Found CopyRows::find_end(std::string_view portion, TextEnd end) {
  std::size_t line = 0;
  if (inside_line_) {
    const std::size_t line_end = portion.find('\n');
    if (line_end == std::string_view::npos) return {.rows = portion.size(), .next = portion.size()};
    line = line_end + 1;
    inside_line_ = false;
  }
  while (true) {
    const std::size_t line_end = std::min(portion.find('\n', line), portion.size());
    const bool complete = line_end < portion.size() || end == TextEnd::here;
    const std::string_view written = portion.substr(line, line_end - line);
    if (complete && ends_rows(written)) {
      return {.rows = line, .next = std::min(line_end + 1, portion.size()), .ended = true};
    }
    // The text so far may be the beginning of the last line, so it is not counted as a row yet.
    if (!complete && last_line.starts_with(written)) return {.rows = line, .next = line};
    if (line_end == portion.size()) break;
    line = line_end + 1;
  }
  inside_line_ = true;
  return {.rows = portion.size(), .next = portion.size()};
}

}  // namespace pgmanager::sql
