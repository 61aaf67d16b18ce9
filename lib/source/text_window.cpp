#include "source/text_window.hpp"

#include <algorithm>

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

}  // namespace pgmanager::source
