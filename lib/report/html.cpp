#include "report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "base/text_difference.hpp"
#include "report/style.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using base::ComparedLine;
using Lines = std::vector<ComparedLine>;
using Position = Lines::const_iterator;

constexpr std::ptrdiff_t context = 3;       // lines shown around a change
constexpr std::size_t most_pairs = 10'000;  // of lines whose likeness is computed
constexpr double least_likeness = 0.3;      // of lines that are shown side by side
constexpr std::ptrdiff_t least_folded = 4;  // a button would need as much room as fewer lines

bool is_equal(const ComparedLine& line) {
  return line.sign == ' ';
}

std::string with_mark(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string middle = begin == end ? "" : "<mark>" + escaped(text.substr(begin, end - begin)) + "</mark>";
  return escaped(text.substr(0, begin)) + middle + escaped(text.substr(end));
}

// The part of two lines that is equal at their start and end, without indentation: from 0 to 1.
double likeness(std::string_view a, std::string_view b) {
  a.remove_prefix(std::min(a.find_first_not_of(" \t"), a.size()));
  b.remove_prefix(std::min(b.find_first_not_of(" \t"), b.size()));
  const std::size_t begin = first_difference(a, b);
  const std::size_t longest = std::max(a.size(), b.size());
  return longest == 0 ? 1 : static_cast<double>(begin + common_end(a, b, begin)) / static_cast<double>(longest);
}

/// A row of the table. One side may be null.
struct LinePair {
  const ComparedLine* left;
  const ComparedLine* right;
};

using LineRange = std::span<const ComparedLine>;

// The first line beside the first, and so on.
std::vector<LinePair> pair_in_order(LineRange left, LineRange right) {
  std::vector<LinePair> pairs;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    pairs.push_back({i < left.size() ? &left[i] : nullptr, i < right.size() ? &right[i] : nullptr});
  }
  return pairs;
}

// Pairs similar lines, in order, so that the total likeness is greatest.
std::vector<LinePair> pair_lines(LineRange left, LineRange right) {
  if (left.empty() || right.empty() || left.size() * right.size() > most_pairs) return pair_in_order(left, right);
  const std::size_t width = right.size() + 1;
  std::vector<double> best((left.size() + 1) * width);  // greatest likeness of the lines from i and j on
  std::vector<double> alike(best.size());
  for (std::size_t i = left.size(); i-- > 0;) {
    for (std::size_t j = right.size(); j-- > 0;) {
      const double like = likeness(left[i].text, right[j].text);
      alike[i * width + j] = like < least_likeness ? -1 : like + best[(i + 1) * width + j + 1];
      best[i * width + j] = std::max({best[(i + 1) * width + j], best[i * width + j + 1], alike[i * width + j]});
    }
  }
  std::vector<LinePair> pairs;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() || j < right.size()) {
    const double here = best[i * width + j];
    const bool has_both = i < left.size() && j < right.size();
    if (has_both && alike[i * width + j] >= here) {
      pairs.push_back({&left[i++], &right[j++]});
    } else if (i < left.size() && (j == right.size() || best[(i + 1) * width + j] >= here)) {
      pairs.push_back({&left[i++], nullptr});
    } else {
      pairs.push_back({nullptr, &right[j++]});
    }
  }
  return pairs;
}

class LineTable {
 public:
  std::string write(const Lines& lines, const std::string& left_name, const std::string& right_name) {
    html_ = fmt::format(
        "<table class=\"lines\"><colgroup><col class=\"number\"><col><col class=\"number\"><col></colgroup>"
        "<thead><tr><th colspan=\"2\" scope=\"colgroup\">− {}</th><th colspan=\"2\" scope=\"colgroup\">+ "
        "{}</th></tr></thead>\n",
        escaped(left_name), escaped(right_name));
    for (Position at = lines.begin(); at != lines.end();) {
      const Position equal_end = std::find_if_not(at, lines.end(), is_equal);
      add_equal_lines(at, equal_end, at == lines.begin(), equal_end == lines.end());
      const Position change_end = std::find_if(equal_end, lines.end(), is_equal);
      add_changed_lines(equal_end, change_end);
      at = change_end;
    }
    return html_ + "</table>\n";
  }

 private:
  void add_equal_lines(Position begin, Position end, bool is_first, bool is_last) {
    const std::ptrdiff_t before = is_first ? 0 : context;
    const std::ptrdiff_t after = is_last ? 0 : context;
    const std::ptrdiff_t folded = end - begin - before - after;
    if (folded < least_folded) {
      add_body("", begin, end);
      return;
    }
    add_body("", begin, begin + before);
    html_ += fmt::format(
        "<tbody class=\"needs-script\"><tr class=\"folded\"><td colspan=\"4\"><button type=\"button\" "
        "data-fold>{}</button></td></tr></tbody>\n",
        count_text(static_cast<std::size_t>(folded), "equal line", "equal lines"));
    add_body(" class=\"fold\" hidden", begin + before, end - after);
    add_body("", end - after, end);
  }

  void add_body(std::string_view attributes, Position begin, Position end) {
    if (begin == end) return;
    html_ += fmt::format("<tbody{}>\n", attributes);
    for (Position line = begin; line != end; ++line) {
      const std::string text = escaped(line->text);
      html_ += "<tr class=\"same-line\">" + cells("both", ++left_line_, text) + cells("both", ++right_line_, text) +
               "</tr>\n";
    }
    html_ += "</tbody>\n";
  }

  void add_changed_lines(Position begin, Position end) {
    if (begin == end) return;
    const Position added = std::find_if(begin, end, [](const ComparedLine& line) { return line.sign == '+'; });
    html_ += "<tbody>\n";
    for (const LinePair& pair : pair_lines({begin, added}, {added, end})) {
      MarkedTexts texts;
      if (pair.left != nullptr && pair.right != nullptr) {
        texts = marked(pair.left->text, pair.right->text);
      } else {
        (pair.left != nullptr ? texts.left : texts.right) =
            escaped((pair.left != nullptr ? pair.left : pair.right)->text);
      }
      html_ += "<tr>" + (pair.left != nullptr ? cells("left", ++left_line_, texts.left) : no_cells()) +
               (pair.right != nullptr ? cells("right", ++right_line_, texts.right) : no_cells()) + "</tr>\n";
    }
    html_ += "</tbody>\n";
  }

  static std::string cells(std::string_view side, int number, const std::string& text) {
    return fmt::format("<td class=\"number {0}\">{1}</td><td class=\"text {0}\">{2}</td>", side, number, text);
  }

  static std::string no_cells() { return "<td class=\"number void\"></td><td class=\"text void\"></td>"; }

  std::string html_;
  int left_line_ = 0;
  int right_line_ = 0;
};

}  // namespace

MarkedTexts marked(std::string_view left, std::string_view right) {
  const std::size_t begin = first_difference(left, right);
  const std::size_t end = common_end(left, right, begin);
  return {.left = with_mark(left, begin, left.size() - end), .right = with_mark(right, begin, right.size() - end)};
}

std::string line_table(std::string_view left, std::string_view right, const std::string& left_name,
                       const std::string& right_name) {
  const auto lines = base::compare_lines(left, right);
  if (!lines) return "<p>These texts are too long to be compared line by line.</p>\n";
  return LineTable().write(*lines, left_name, right_name);
}

}  // namespace pgmanager::report
