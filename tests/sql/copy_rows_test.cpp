#include "sql/copy_rows.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::sql {
namespace {

struct Rows {
  std::string rows;
  std::string rest;
  bool ended = false;

  friend bool operator==(const Rows&, const Rows&) = default;
};

// Reads `text` in portions of `size` bytes. Each portion begins with the rest of the previous one.
Rows read_in_portions(const std::string& text, std::size_t size) {
  CopyRows search;
  Rows result;
  std::string portion;
  for (std::size_t at = 0;; at += size) {
    portion += text.substr(std::min(at, text.size()), size);
    const TextEnd end = at + size >= text.size() ? TextEnd::here : TextEnd::later;
    const CopyRows::Found found = search.find_end(portion, end);
    result.rows += portion.substr(0, found.rows);
    result.ended = found.ended;
    if (found.ended || end == TextEnd::here) {
      result.rest = portion.substr(found.next) + text.substr(std::min(at + size, text.size()));
      return result;
    }
    portion.erase(0, found.next);
  }
}

TEST(CopyRows, EndAtTheSameLineInPortionsOfAnySize) {
  struct Case {
    const char* text;
    Rows rows;
  };
  for (const Case& each :
       {Case{"1\n\\N\n\\.\nselect 1", {"1\n\\N\n", "select 1", true}}, Case{"\\.\nselect 1", {"", "select 1", true}},
        Case{"1\r\n\\.\r\nselect 1", {"1\r\n", "select 1", true}},
        Case{"\\.x\n \\.\n\\\\.\n1\\.\n\\.", {"\\.x\n \\.\n\\\\.\n1\\.\n", "", true}}, Case{"\\.\r", {"", "", true}},
        Case{"\\.\r\r\n\\.\n\n", {"\\.\r\r\n", "\n", true}}, Case{"1\n\\", {"1\n\\", "", false}},
        Case{"1\n", {"1\n", "", false}}, Case{"\n\n", {"\n\n", "", false}}, Case{"", {"", "", false}}}) {
    for (std::size_t size = 1; size < 24; ++size) {
      EXPECT_EQ(read_in_portions(each.text, size), each.rows) << each.text << " in portions of " << size;
    }
  }
}

}  // namespace
}  // namespace pgmanager::sql
