#include "source/sql_text_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "source/locator.hpp"

namespace pgmanager::source {

void TextWindow::read_more() {
  buffer_.erase(0, passed_);
  passed_ = 0;
  const std::size_t begin = buffer_.size();
  const std::size_t size = std::max(source_.portion, begin);
  buffer_.resize(begin + size);
  const std::size_t got = source_.read_at(next_, buffer_.data() + begin, size);
  buffer_.resize(begin + got);
  if (got < size) end_ = sql::TextEnd::here;
  if (next_ == 0) {
    const std::size_t mark = check_.begin(buffer_);
    buffer_.erase(0, mark);
    next_ = offset_ = mark;
  }
  if (check_.is_foreign()) {
    end_ = sql::TextEnd::here;
    buffer_.clear();
  }
  add_portion(begin);
}

void TextWindow::add_portion(std::size_t begin) {
  if (end_ == sql::TextEnd::later) buffer_.resize(buffer_.size() - unfinished_end(text().substr(begin)));
  const std::string_view portion = text().substr(begin);
  next_ += portion.size();
  check_.add(portion);
  checksum_.add(portion);
}

void TextWindow::pass_over(std::size_t size) {
  passed_ += size;
  offset_ += size;
}

namespace {

using sql::CopyRows;
using sql::Piece;
using sql::PieceKind;
using sql::TextEnd;

/// Offsets in a text after parts of it were replaced by something shorter.
class MovedOffsets {
 public:
  void from_here(std::size_t before, std::size_t after) { moves_.emplace_back(before, after); }

  std::size_t operator()(std::size_t offset) const {
    const auto next = std::upper_bound(moves_.begin(), moves_.end(), std::pair(offset, std::string::npos));
    const auto& [before, after] = *std::prev(next);
    return after + (offset - before);
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> moves_;
};

}  // namespace

void SqlTextReader::read() {
  window_.read_more();
  while (text_.script.unterminated.empty()) {
    sql::SplitPart part = sql::split_part(window_.text(), window_.end(), state_);
    const bool rows_follow = part.rows_follow;
    take(part);
    if (rows_follow) {
      take_rows();
    } else if (window_.end() == TextEnd::here) {
      return;
    } else if (window_.text().size() > largest_sql) {
      return give_up();
    } else {
      window_.read_more();
    }
  }
}

std::optional<TooLarge> SqlTextReader::too_much_sql() const {
  if (sql_size_ <= largest_sql) return std::nullopt;
  return TooLarge{.size = sql_size_, .exact = exact_};
}

void SqlTextReader::take(const sql::SplitPart& part) {
  report_large_statements(part.script, true);
  sql_size_ += part.size;
  for (const Piece& piece : part.script.pieces) {
    if (piece.kind == PieceKind::copy_data) sql_size_ -= piece.end - piece.begin;
  }
  if (lines_before_) {
    *lines_before_ += count_line_ends(window_.text().substr(0, part.size));
  } else {
    append(part);
  }
  window_.pass_over(part.size);
  if (sql_size_ > largest_sql && !lines_before_) stop_keeping();
}

// If the line of a COPY continues with more SQL, its rows are part of the split text; they are not kept either.
void SqlTextReader::append(const sql::SplitPart& part) {
  const std::string_view written = window_.text().substr(0, part.size);
  MovedOffsets moved;
  moved.from_here(0, text_.text.size());
  std::size_t taken = 0;
  for (const Piece& piece : part.script.pieces) {
    if (piece.kind != PieceKind::copy_data || keeps(piece.end - piece.begin)) continue;
    text_.text.append(written, taken, piece.begin - taken);
    const std::string_view rows = piece.in(written);
    add({.offset = window_.offset() + piece.begin,
         .size = rows.size(),
         .lines = count_line_ends(rows),
         .sha256 = base::sha256_hex(rows)});
    taken = piece.end;
    moved.from_here(taken, text_.text.size());
  }
  text_.text.append(written, taken);
  for (const Piece& piece : part.script.pieces) {
    text_.script.pieces.push_back({.kind = piece.kind, .begin = moved(piece.begin), .end = moved(piece.end)});
  }
  for (const sql::Unterminated& each : part.script.unterminated) {
    text_.script.unterminated.push_back({.what = each.what, .opened = moved(each.opened)});
  }
}

void SqlTextReader::report_large_statements(const sql::Script& script, bool exact) {
  for (const Piece& piece : script.pieces) {
    const std::size_t size = piece.end - piece.begin;
    if (piece.kind != PieceKind::statement || size <= largest_statement) continue;
    large_statements_.push_back({.place = line_at(piece.begin), .size = {.size = size, .exact = exact}});
  }
}

base::Location SqlTextReader::line_at(std::size_t offset_in_window) const {
  base::Location place = Locator(text_.path, window_.text()).line_at(offset_in_window);
  if (!lines_before_ && place.line == 1 && !place.source_line.empty()) {
    const std::string begun_before = text_.text.substr(text_.text.find_last_of("\r\n") + 1);
    place.source_line = begun_before + place.source_line;
    if (place.source_line.size() > longest_source_line) place.source_line.clear();
  }
  place.line += static_cast<int>(lines_before_ ? *lines_before_ : lines_of_kept_text());
  return place;
}

std::int64_t SqlTextReader::lines_of_kept_text() const {
  std::int64_t lines = count_line_ends(text_.text);
  for (const RowsOnDisk& rows : text_.rows_on_disk) lines += rows.lines - 1;
  return lines;
}

bool SqlTextReader::keeps(std::size_t rows_size) {
  if (rows_size > largest_rows_kept) return false;
  if (rows_size > smallest_rows_left && kept_rows_ + rows_size > most_rows_kept) return false;
  kept_rows_ += rows_size;
  return true;
}

void SqlTextReader::take_rows() {
  CopyRows::Found found;
  while (true) {
    found = CopyRows().find_end(window_.text(), window_.end());
    if (found.ended || found.rows > largest_rows_kept || window_.end() == TextEnd::here) break;
    window_.read_more();
  }
  if (!keeps(found.rows)) return leave_rows_on_disk();
  keep_rows(found);
}

void SqlTextReader::keep_rows(const CopyRows::Found& found) {
  const std::string_view written = window_.text().substr(0, found.next);
  const std::size_t begin = text_.text.size();
  sql_size_ += found.next - found.rows;
  if (lines_before_) {
    *lines_before_ += count_line_ends(written);
  } else {
    text_.text += written;
    text_.script.pieces.push_back({.kind = PieceKind::copy_data, .begin = begin, .end = begin + found.rows});
  }
  if (!found.ended) text_.script.unterminated.push_back({.what = "COPY data", .opened = begin});
  window_.pass_over(found.next);
}

void SqlTextReader::leave_rows_on_disk() {
  RowsOnDisk rows{.offset = window_.offset(), .sha256 = {}};
  base::Sha256 sha256;
  CopyRows search;
  CopyRows::Found found;
  while (true) {
    found = search.find_end(window_.text(), window_.end());
    const std::string_view portion = window_.text().substr(0, found.rows);
    sha256.add(portion);
    rows.size += portion.size();
    rows.lines += count_line_ends(portion);
    window_.pass_over(found.rows);
    if (found.ended || window_.end() == TextEnd::here) break;
    window_.read_more();
  }
  rows.sha256 = sha256.hex();
  const std::size_t begin = text_.text.size();
  if (lines_before_) {
    *lines_before_ += rows.lines;
  } else {
    add(std::move(rows));
    text_.script.pieces.push_back({.kind = PieceKind::copy_data, .begin = begin, .end = text_.text.size()});
  }
  if (!found.ended) text_.script.unterminated.push_back({.what = "COPY data", .opened = begin});
  // The line that ends the rows is SQL, like the following text.
  take({.script = {}, .size = found.next - found.rows, .rows_follow = false});
}

void SqlTextReader::add(RowsOnDisk rows) {
  rows.begin = text_.text.size();
  text_.text += line_in_place_of(rows);
  text_.rows_on_disk.push_back(std::move(rows));
}

// A file with too much SQL does not run: from here on it is only read for findings.
void SqlTextReader::stop_keeping() {
  lines_before_ = lines_of_kept_text();
}

// Searching for the end of an open statement would need all of it in memory. The rest is only read to check its
// encoding.
void SqlTextReader::give_up() {
  report_large_statements(sql::split_part(window_.text(), TextEnd::here, state_).script, false);
  if (text_.text.empty()) text_.text = window_.text();
  exact_ = false;
  sql_size_ += window_.text().size();
  while (window_.end() == TextEnd::later) {
    window_.pass_over(window_.text().size());
    window_.read_more();
  }
}

}  // namespace pgmanager::source
