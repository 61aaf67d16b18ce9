#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/text_difference.hpp"
#include "base/utf8.hpp"
#include "report/schema.hpp"
#include "report/schema_tree.hpp"
#include "report/style.hpp"
#include "report/text.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::report {

namespace {

using schema::AttributeDifference;
using schema::Object;
using schema::ObjectDifference;
using schema::ObjectName;
using What = ObjectDifference::What;

constexpr std::size_t most_columns = 160;           // of a line of a user's text
constexpr std::size_t most_columns_changed = 1000;  // of a line that differs between the sides
constexpr std::size_t most_lines = 60;              // of a line diff

// The default of privileges may give some to PUBLIC, so it is not called "(not set)".
std::string_view missing_text(std::string_view attribute) {
  return attribute == "privileges" ? "(default)" : "(not set)";
}

bool has_lines(const std::optional<std::string>& text) {
  return text && text->find('\n') != std::string::npos;
}

// Differences inside an object that both sides have.
bool is_said_inside(const ObjectDifference* difference) {
  return difference->what == What::changed || difference->what == What::reordered;
}

/// Writes the tree; keeps the parts of a comparison that its lines need.
class SchemaWriter {
 public:
  SchemaWriter(const SchemaComparison& comparison, const Style& style)
      : comparison_(comparison),
        style_(style),
        left_(base::printable(comparison.left_name)),
        right_(base::printable(comparison.right_name)),
        width_(std::max(base::display_width(left_), base::display_width(right_))),
        left_parts_(comparison.left),
        right_parts_(comparison.right) {}

  std::string write() {
    if (!comparison_.differences.empty()) {
      text_ += fmt::format("{} {}   {} {}\n", style_.bad("-"), left_, style_.good("+"), right_);
      for (const auto& [name, branch] : tree_of(comparison_)) add_schema(name, branch);
      text_ += "\n";
    }
    text_ += closing_line();
    add_not_compared(comparison_.left, left_);
    add_not_compared(comparison_.right, right_);
    return std::move(text_);
  }

 private:
  void add(std::size_t indent, std::string_view line) { text_.append(2 * indent, ' ').append(line).append("\n"); }

  void add_schema(const std::string& name, const SchemaBranch& branch) {
    text_ += "\n";
    add(0, style_.strong(name.empty() ? "the database as a whole" : "schema " + base::printable(name)));
    for (const auto& [root, differences] : branch) add_object(root, differences);
  }

  void add_object(const ObjectName& root, const ObjectBranch& branch) {
    for (const ObjectDifference* difference : branch.own) {
      if (!is_said_inside(difference)) add_difference(1, root, *difference);
    }
    if (branch.parts.empty() && std::none_of(branch.own.begin(), branch.own.end(), is_said_inside)) return;
    add(1, fmt::format("{} {}", style_.attention("~"), title_of(root, root)));
    for (const ObjectDifference* difference : branch.own) add_details(*difference);
    for (const ObjectDifference* difference : branch.parts) add_part(root, *difference);
  }

  void add_part(const ObjectName& root, const ObjectDifference& difference) {
    if (difference.what == What::changed) {
      add(2, fmt::format("{} {}", style_.attention("~"), title_of(either(difference).name, root)));
      add_attributes(3, difference);
    } else {
      add_difference(2, root, difference);
    }
  }

  // For an object whose line is already written.
  void add_details(const ObjectDifference& difference) {
    if (difference.what == What::changed) add_attributes(2, difference);
    if (difference.what == What::reordered) add_column_order(2, difference);
  }

  // In one line if possible.
  void add_difference(std::size_t indent, const ObjectName& root, const ObjectDifference& difference) {
    const std::string title = title_of(either(difference).name, root);
    switch (difference.what) {
      case What::only_left:
        add(indent, fmt::format("{} {}  {}", style_.bad("-"), title, only_in(left_, *difference.left, left_parts_)));
        break;
      case What::only_right:
        add(indent,
            fmt::format("{} {}  {}", style_.good("+"), title, only_in(right_, *difference.right, right_parts_)));
        break;
      case What::renamed: add_rename(indent, root, difference); break;
      case What::changed:
      case What::reordered: break;
    }
  }

  static std::string title_of(const ObjectName& name, const ObjectName& root) {
    return base::printable(name.kind + " " + (name == root ? name_in_schema(name) : name_below(name, root)));
  }

  std::string only_in(const std::string& side, const Object& object, const PartsByParent& parts) {
    std::string more =
        object.parent && object.parent->kind != "schema" ? short_definition(object) : counted(parts[object]);
    if (!more.empty()) more = ": " + more;
    return style_.faint(fmt::format("only in {}{}", side, more));
  }

  // The attributes of a part, as far as they fit on a line.
  static std::string short_definition(const Object& object) {
    std::vector<std::string> facts;
    for (const schema::Attribute& attribute : object.attributes) {
      if (attribute.name == "position" || attribute.value.find('\n') != std::string::npos) continue;
      facts.push_back(fmt::format("{} {}", attribute.name, base::printable(attribute.value)));
    }
    return shortened(fmt::format("{}", fmt::join(facts, "; ")), most_columns);
  }

  static std::string counted(const std::vector<const Object*>& parts) {
    std::map<std::string, std::size_t> counts;
    for (const Object* part : parts) ++counts[part->name.kind];
    std::vector<std::string> texts;
    for (const auto& [kind, count] : counts) texts.push_back(count_text(count, kind, plural_of(kind)));
    return texts.empty() ? "" : fmt::format("with {}", fmt::join(texts, ", "));
  }

  void add_rename(std::size_t indent, const ObjectName& root, const ObjectDifference& difference) {
    const ObjectName& name = difference.left->name;
    const ObjectName& other = difference.right->name;
    const std::string called = base::printable(other_name(name, other, root));
    add(indent, fmt::format("{} {}  {}", style_.attention("~"), title_of(name, root),
                            style_.faint(fmt::format("is named {} in {}", called, right_))));
    add_statements(indent + 1, difference);
  }

  void add_statements(std::size_t indent, const ObjectDifference& difference) {
    const auto add_side = [&](const std::string& side, const std::vector<std::string>& statements) {
      if (statements.size() == 1) {
        add(indent, fmt::format("to rename it in {}: {};", side, base::printable(statements.front())));
      } else if (!statements.empty()) {
        add(indent, fmt::format("to rename it in {}:", side));
        for (const std::string& statement : statements) add(indent + 1, base::printable(statement) + ";");
      }
    };
    add_side(left_, difference.rename_left);
    add_side(right_, difference.rename_right);
  }

  void add_column_order(std::size_t indent, const ObjectDifference& difference) {
    add(indent, style_.strong("order of columns"));
    add_values(indent + 1, fmt::format("{}", fmt::join(difference.left_columns, ", ")),
               fmt::format("{}", fmt::join(difference.right_columns, ", ")), {});
  }

  void add_attributes(std::size_t indent, const ObjectDifference& difference) {
    for (const AttributeDifference& attribute : difference.attributes) {
      add(indent, style_.strong(attribute.name));
      if (has_lines(attribute.left) || has_lines(attribute.right)) {
        add_line_difference(indent + 1, attribute);
      } else {
        add_values(indent + 1, attribute.left, attribute.right, missing_text(attribute.name));
      }
    }
    add_statements(indent, difference);
  }

  void add_values(std::size_t indent, const std::optional<std::string>& left, const std::optional<std::string>& right,
                  std::string_view missing) {
    const std::string l = base::printable(left.value_or(""));
    const std::string r = base::printable(right.value_or(""));
    const std::size_t at = left && right ? first_difference(l, r) : 0;
    add_value(indent, style_.bad(fmt::format("- {}", padded(left_))),
              left ? style_.bad(shortened_around(l, at, most_columns)) : style_.faint(missing));
    add_value(indent, style_.good(fmt::format("+ {}", padded(right_))),
              right ? style_.good(shortened_around(r, at, most_columns)) : style_.faint(missing));
  }

  void add_value(std::size_t indent, const std::string& side, const std::string& value) {
    add(indent, fmt::format("{}  {}", side, value));
  }

  std::string padded(const std::string& side) const {
    return side + std::string(width_ - base::display_width(side), ' ');
  }

  void add_line_difference(std::size_t indent, const AttributeDifference& attribute) {
    const std::string missing = fmt::format(" {}", missing_text(attribute.name));
    add(indent, style_.bad(fmt::format("--- {}{}", left_, attribute.left ? "" : missing)));
    add(indent, style_.good(fmt::format("+++ {}{}", right_, attribute.right ? "" : missing)));
    const std::string difference =
        base::printable_lines(base::text_difference(attribute.left.value_or(""), attribute.right.value_or("")));
    if (difference.empty()) add(indent, style_.faint("the lines are the same, their line ends are not"));
    std::size_t lines = 0;
    for (std::string_view rest = difference; !rest.empty(); ++lines) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (lines < most_lines) add(indent, painted(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (lines <= most_lines) return;
    add(indent, style_.faint(fmt::format("… and {}; --output json has all of it",
                                         count_text(lines - most_lines, "line more", "lines more"))));
  }

  std::string painted(std::string_view line) const {
    const bool is_changed = line.starts_with('-') || line.starts_with('+');
    const std::string text = shortened(line, is_changed ? most_columns_changed : most_columns);
    if (line.starts_with('-')) return style_.bad(text);
    if (line.starts_with('+')) return style_.good(text);
    return line.starts_with("@@") ? style_.faint(text) : text;
  }

  std::string closing_line() const {
    const auto& differences = comparison_.differences;
    if (differences.empty()) {
      return fmt::format("{} and {} {}: {}\n", left_, right_, style_.good("have the same schema"),
                         count_text(comparison_.left.objects.size(), "object", "objects"));
    }
    const DifferenceCounts counts = counts_of(differences);
    std::vector<std::string> parts;
    const auto add_count = [&](What what, const std::string& words) {
      if (const std::size_t count = count_of(counts, what); count > 0)
        parts.push_back(fmt::format("{} {}", count, words));
    };
    add_count(What::only_left, "only in " + left_);
    add_count(What::only_right, "only in " + right_);
    add_count(What::changed, "changed");
    add_count(What::renamed, "renamed");
    add_count(What::reordered, "with another column order");
    return fmt::format("{}: {}\n", style_.bad(count_text(differences.size(), "difference", "differences")),
                       fmt::join(parts, ", "));
  }

  void add_not_compared(const schema::SchemaSnapshot& snapshot, const std::string& side) {
    for (const schema::UnmodelledObject& object : snapshot.unmodelled) {
      text_ += fmt::format("{} not compared: {} ({}, in {})\n", style_.attention("notice:"),
                           base::printable(object.name), base::printable(object.catalog), side);
    }
  }

  const SchemaComparison& comparison_;
  const Style& style_;
  std::string left_;
  std::string right_;
  std::size_t width_;
  PartsByParent left_parts_;
  PartsByParent right_parts_;
  std::string text_;
};

}  // namespace

std::string schema_text(const SchemaComparison& comparison, const Style& style) {
  return SchemaWriter(comparison, style).write();
}

}  // namespace pgmanager::report
