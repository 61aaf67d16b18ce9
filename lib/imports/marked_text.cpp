#include "imports/marked_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "imports/rules.hpp"
#include "sql/lexer.hpp"
#include "sql/script.hpp"

namespace pgmanager::imports {

namespace {

constexpr std::string_view blanks = " \t\f\v\r\n";

std::string_view line_end_of(std::string_view line) {
  return line.substr(line.find_last_not_of("\r\n") + 1);
}

}  // namespace

MarkedText::MarkedText(const File& file) : file_(&file), text_(file.text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
    begins_.push_back(at);
    lines_.push_back(text_.substr(at, end - at));
    at = end;
  }
  is_sql_.resize(lines_.size());
  find_comments();
}

std::size_t MarkedText::line_at(std::size_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), offset) - begins_.begin()) - 1;
}

void MarkedText::mark_sql(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  for (std::size_t line = line_at(begin); line <= line_at(end - 1); ++line) is_sql_[line] = true;
}

void MarkedText::add_comment(std::size_t at) {
  const std::size_t line = line_at(at);
  const std::string_view before = text_.substr(begins_[line], at - begins_[line]);
  if (!base::trimmed(before, blanks).empty()) return;
  comments_.push_back(
      {.line = line,
       .content = base::trimmed(text_.substr(at + 2, begins_[line] + lines_[line].size() - at - 2), blanks)});
}

void MarkedText::find_comments() {
  // Between two tokens there are only blanks and comments.
  const auto search = [this](std::size_t at, std::size_t end) {
    while (at < end) {
      const std::string_view two = text_.substr(at, 2);
      if (two == "/*") {
        at = sql::end_of_block_comment(text_, at);
      } else if (two == "--") {
        add_comment(at);
        at = std::min(text_.find('\n', at), end);
      } else {
        if (text_[at] == ';') mark_sql(at, at + 1);
        ++at;
      }
    }
  };
  const sql::Script script = sql::split(text_);
  std::size_t at = 0;
  for (const sql::Piece& piece : script.pieces) {
    search(at, std::max(at, piece.begin));
    if (piece.kind == sql::PieceKind::statement) {
      sql::Lexer lexer(text_);
      lexer.seek(piece.begin, piece.end);
      std::size_t last = piece.begin;
      for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
        search(last, token.begin);
        mark_sql(token.begin, token.end);
        last = token.end;
      }
    } else {
      mark_sql(piece.begin, piece.end);
    }
    at = std::max(at, piece.end);
  }
  if (script.unterminated.empty()) {
    search(at, text_.size());
  } else {
    search(at, std::max(at, script.unterminated.front().opened));
    mark_sql(script.unterminated.front().opened, text_.size());
  }
}

bool MarkedText::has_sql(std::size_t begin, std::size_t end) const {
  const auto first = is_sql_.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = is_sql_.begin() + static_cast<std::ptrdiff_t>(end);
  return std::find(first, last, true) != last;
}

std::size_t MarkedText::first_sql(std::size_t begin) const {
  const auto found = std::find(is_sql_.begin() + static_cast<std::ptrdiff_t>(begin), is_sql_.end(), true);
  return static_cast<std::size_t>(found - is_sql_.begin());
}

void Part::keep(std::size_t begin, std::size_t end) {
  for (std::size_t line = begin; line < end; ++line) {
    const std::string_view text = text_->lines()[line];
    lines_[line] = std::string(text.substr(0, text.size() - line_end_of(text).size()));
  }
}

bool Part::has_sql() const {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    if (lines_[line] && text_->has_sql(line, line + 1)) return true;
  }
  return false;
}

Sql Part::sql() const {
  const auto has_text = [](const std::optional<std::string>& line) {
    return line && !base::trimmed(*line, blanks).empty();
  };
  const auto begin = std::find_if(lines_.begin(), lines_.end(), has_text);
  const auto end = std::find_if(lines_.rbegin(), std::make_reverse_iterator(begin), has_text).base();
  Sql sql{.file = text_->file().path, .first_line = static_cast<int>(begin - lines_.begin()) + 1, .text = {}};
  for (auto line = begin; line != end; ++line) {
    const std::string_view original = text_->lines()[static_cast<std::size_t>(line - lines_.begin())];
    const std::string_view line_end = line_end_of(original);
    sql.text += line->value_or("");
    sql.text += line_end.empty() ? "\n" : line_end;
  }
  return sql;
}

Sql whole(const MarkedText& text) {
  Part part(text);
  part.keep(0, text.lines().size());
  return part.sql();
}

std::string with_single_empty_lines(const std::string& text) {
  const File file{.path = {}, .text = text};
  const MarkedText marked(file);
  std::string result;
  bool was_empty = false;
  for (std::size_t line = 0; line < marked.lines().size(); ++line) {
    const bool is_empty = base::trimmed(marked.lines()[line], blanks).empty() && !marked.has_sql(line, line + 1);
    if (!is_empty || !was_empty) result += marked.lines()[line];
    was_empty = is_empty;
  }
  return result;
}

namespace {

class SectionReader {
 public:
  SectionReader(const MarkedText& text, base::Findings& findings)
      : text_(text), findings_(findings), up_(text), down_(text) {}

  Sections read(std::vector<FoundMark> marks) {
    check_start(marks);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const std::size_t line = marks[i].comment.line;
      const std::size_t end = i + 1 < marks.size() ? marks[i + 1].comment.line : text_.lines().size();
      begin(marks[i]);
      if (part_ != nullptr) part_->keep(line + 1, end);
    }
    Sections sections{.up = up_.sql(), .undo = {}, .marks = std::move(marks)};
    if (down_.has_sql()) sections.undo = down_.sql();
    return sections;
  }

 private:
  void check_start(const std::vector<FoundMark>& marks) {
    const auto first = std::find_if(marks.begin(), marks.end(), [](const FoundMark& found) {
      return found.mark == Mark::up || found.mark == Mark::down;
    });
    const std::size_t line = first == marks.end() ? text_.lines().size() : first->comment.line;
    const std::size_t statement = text_.first_sql(0);
    if (statement < line) {
      report(statement, "statement before the first section marker",
             "Move it after the marker that begins the part which applies the change.");
    }
    up_.keep(0, marks.empty() ? 0 : marks.front().comment.line);
  }

  void begin(const FoundMark& found) {
    switch (found.mark) {
      case Mark::up: return select(found, up_, up_line_);
      case Mark::down: return select(found, down_, down_line_);
      case Mark::statement_end: return end_statement(found);
      case Mark::statement_begin:
      case Mark::other:
      case Mark::none: return;
    }
  }

  void select(const FoundMark& found, Part& part, std::optional<std::size_t>& line) {
    if (line) {
      report(found.comment.line,
             fmt::format("\"{}\" is the second marker of its kind; the first one is in line {}",
                         base::printable(found.comment.content), *line + 1),
             "Leave one of them, with all statements after it.");
    }
    line = found.comment.line;
    part_ = &part;
  }

  // The tool sends everything up to here as one statement, also without a semicolon.
  void end_statement(const FoundMark& found) {
    if (part_ == nullptr) return;
    for (std::size_t line = found.comment.line; line-- > 0;) {
      if (!text_.has_sql(line, line + 1)) continue;
      if (!base::trimmed(text_.lines()[line], blanks).ends_with(';')) part_->replace(found.comment.line, ";");
      return;
    }
  }

  void report(std::size_t line, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rules::sections, text_.file().path, static_cast<int>(line) + 1,
                                      std::move(message), std::move(hint)));
  }

  const MarkedText& text_;
  base::Findings& findings_;
  Part up_;
  Part down_;
  Part* part_ = nullptr;
  std::optional<std::size_t> up_line_;
  std::optional<std::size_t> down_line_;
};

}  // namespace

const FoundMark* Sections::first(Mark mark) const {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const FoundMark& each) { return each.mark == mark; });
  return found == marks.end() ? nullptr : &*found;
}

Sections read_sections(const MarkedText& text, const std::function<Mark(std::string_view content)>& mark_of,
                       base::Findings& findings) {
  std::vector<FoundMark> marks;
  for (const CommentLine& comment : text.comments()) {
    const Mark mark = mark_of(comment.content);
    if (mark != Mark::none) marks.push_back({.mark = mark, .comment = comment});
  }
  return SectionReader(text, findings).read(std::move(marks));
}

}  // namespace pgmanager::imports
