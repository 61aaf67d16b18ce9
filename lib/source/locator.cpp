#include "source/locator.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace pgmanager::source {

Locator::Locator(std::string_view file, std::string_view text, std::span<const RowsOnDisk> left_out)
    : file_(file), text_(text), left_out_(left_out) {
  begin_line(0);
}

base::Location Locator::at(std::size_t offset) {
  base::Location place = line_at(offset);
  // The line end belongs to the line, so the caret may point at it.
  const std::size_t in_line = std::min(offset, line_end_) - line_begin_;
  if (offset < counted_) {
    counted_ = line_begin_;
    characters_ = 0;
  }
  characters_ += static_cast<int>(base::character_count(text_.substr(counted_, offset - counted_)));
  counted_ = offset;
  place.column = characters_ + 1;
  base::show_line(place, text_.substr(line_begin_, line_end_ - line_begin_), in_line);
  place.source_line = well_formed(place.source_line);
  return place;
}

base::Location Locator::line_at(std::size_t offset) {
  go_to_line_of(offset);
  base::Location place = in_file(file_);
  place.line = line_;
  base::show_line(place, text_.substr(line_begin_, line_end_ - line_begin_), 0);
  place.source_line = well_formed(place.source_line);
  return place;
}

void Locator::go_to_line_of(std::size_t offset) {
  if (offset < line_begin_) {
    line_ = 1;
    passed_ = 0;
    begin_line(0);
  }
  while (offset >= next_begin_ && line_end_ < text_.size()) {
    line_ += lines_of_this_line();
    begin_line(next_begin_);
  }
}

int Locator::lines_of_this_line() {
  if (passed_ == left_out_.size() || left_out_[passed_].begin != line_begin_) return 1;
  return static_cast<int>(left_out_[passed_++].lines);
}

void Locator::begin_line(std::size_t offset) {
  line_begin_ = counted_ = offset;
  characters_ = 0;
  line_end_ = std::min(text_.find_first_of("\r\n", offset), text_.size());
  const std::size_t line_end_size = text_.substr(line_end_).starts_with("\r\n") ? 2 : 1;
  next_begin_ = std::min(line_end_ + line_end_size, text_.size());
}

std::int64_t count_line_ends(std::string_view text) {
  std::int64_t count = std::count(text.begin(), text.end(), '\n');
  for (std::size_t cr = text.find('\r'); cr != std::string_view::npos; cr = text.find('\r', cr + 1)) {
    if (text.substr(cr + 1, 1) != "\n") ++count;
  }
  return count;
}

std::string well_formed(std::string_view line) {
  std::string out;
  while (const auto bad = base::find_invalid_utf8(line)) {
    out.append(line.substr(0, *bad)).append("\uFFFD");
    line.remove_prefix(*bad + 1);
  }
  return out.append(line);
}

base::Location in_file(std::string_view path) {
  return {.file = base::printable(path), .source_line = {}};
}

}  // namespace pgmanager::source
