#include "sql/script.hpp"

#include <algorithm>
#include <optional>

#include "sql/lexer.hpp"
#include "sql/statement_shape.hpp"

namespace pgmanager::sql {

namespace {

/// The lines of COPY data from `begin` on, up to the line `\.` or the end of the text.
struct CopyBlock {
  std::size_t end = 0;   // of the data
  std::size_t next = 0;  // begin of the line behind `\.`
  bool terminated = false;
};

CopyBlock find_copy_block(std::string_view text, std::size_t begin) {
  for (std::size_t line = begin; line < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', line), text.size());
    const std::size_t next = std::min(line_end + 1, text.size());
    const std::string_view written = text.substr(line, line_end - line);
    if (written == "\\." || written == "\\.\r") return {.end = line, .next = next, .terminated = true};
    line = next;
  }
  return {.end = text.size(), .next = text.size()};
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text), lexer_(text), shape_(text) {}

  Script run();

 private:
  void add_to_statement(const Token& token);
  void end_statement();
  void take_copy_data();
  void take_psql_command(std::size_t begin);
  void end_of_text();
  bool go_on_behind_copy_data();
  void push(PieceKind kind, std::size_t begin, std::size_t end);
  void report(const std::optional<Unterminated>& unterminated);

  std::string_view text_;
  Lexer lexer_;
  Script script_;
  StatementShape shape_;
  std::optional<Piece> statement_;  // the one that is being read
  // psql reads COPY data as soon as the statement is sent, then the rest of the statement's line as SQL. While that
  // rest is being read, the lexer's text ends at the end of the line, and this is where to go on afterwards.
  std::optional<std::size_t> behind_copy_data_;
};

Script Splitter::run() {
  for (;;) {
    const Token token = lexer_.next();
    switch (token.kind) {
      case TokenKind::end:
        if (go_on_behind_copy_data()) break;
        end_of_text();
        return std::move(script_);
      case TokenKind::semicolon:
        if (shape_.semicolon_ends()) {
          end_statement();
        } else {
          shape_.inner_semicolon();
        }
        break;
      case TokenKind::backslash:
        end_statement();
        take_psql_command(token.begin);
        break;
      default:
        add_to_statement(token);
    }
  }
}

void Splitter::add_to_statement(const Token& token) {
  if (!statement_) statement_ = Piece{.begin = token.begin};
  statement_->end = token.end;
  shape_.add(token);
}

void Splitter::end_statement() {
  if (!statement_) return;
  push(PieceKind::statement, statement_->begin, statement_->end);
  if (const std::optional<bool> on = shape_.standard_strings()) lexer_.set_standard_strings(*on);
  const bool copy_data_follow = shape_.reads_copy_data();
  statement_.reset();
  shape_ = StatementShape(text_);
  if (copy_data_follow) take_copy_data();
}

void Splitter::take_copy_data() {
  const bool same_line_as_before = behind_copy_data_.has_value();
  const std::size_t line_end =
      same_line_as_before ? lexer_.end() : std::min(text_.find('\n', lexer_.position()), lexer_.end());
  const std::size_t begin = behind_copy_data_.value_or(std::min(line_end + 1, text_.size()));
  const CopyBlock block = find_copy_block(text_, begin);
  push(PieceKind::copy_data, begin, block.end);
  if (!block.terminated) report(Unterminated{.what = "COPY data", .opened = begin});
  behind_copy_data_ = block.next;
  lexer_.seek(lexer_.position(), line_end);
}

void Splitter::take_psql_command(std::size_t begin) {
  const std::size_t line_end = std::min(text_.find('\n', begin), lexer_.end());
  const bool crlf = line_end > begin && text_[line_end - 1] == '\r';
  push(PieceKind::psql_command, begin, crlf ? line_end - 1 : line_end);
  lexer_.seek(line_end, lexer_.end());
}

bool Splitter::go_on_behind_copy_data() {
  if (!behind_copy_data_ || lexer_.unterminated()) return false;
  if (statement_) {
    // psql would append what follows the data to this statement. No piece of the text can say that.
    report(Unterminated{.what = "statement on the line of COPY FROM stdin", .opened = statement_->begin});
    return false;
  }
  lexer_.seek(*behind_copy_data_, text_.size());
  behind_copy_data_.reset();
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

}  // namespace

Script split(std::string_view text) {
  return Splitter(text).run();
}

}  // namespace pgmanager::sql
