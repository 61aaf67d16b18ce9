#include "report/schema_page_objects.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "report/html.hpp"
#include "report/text.hpp"
#include "schema/object_name.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::report {

using schema::AttributeDifference;
using schema::Object;
using schema::ObjectDifference;
using schema::ObjectName;
using What = ObjectDifference::What;

namespace {

std::string_view class_of(What what) {
  return what == What::only_left ? "left" : what == What::only_right ? "right" : "both";
}

bool has_lines(const std::string& text) {
  return text.find('\n') != std::string::npos;
}

}  // namespace

std::string sign_html(What what) {
  const std::string_view sign = what == What::only_left ? "−" : what == What::only_right ? "+" : "~";
  return fmt::format("<span class=\"sign {}\" aria-hidden=\"true\">{}</span>", class_of(what), sign);
}

std::string title_html(const std::string& kind, const std::string& name) {
  return fmt::format("<span class=\"kind\">{}</span> <span class=\"name\">{}</span>", escaped(kind), escaped(name));
}

/// Writes the parts of one object in order.
class SchemaPageObject {
 public:
  SchemaPageObject(const SchemaPageObjects& all, const ObjectName& root) : all_(all), root_(root) {}

  std::string write(const ObjectBranch& branch, Folded folded) {
    const What what = branch.parts.empty() && branch.own.size() == 1 ? branch.own.front()->what : What::changed;
    html_ += fmt::format(
        "<details class=\"object\" data-what=\"{}\" data-search=\"{}\"{}>\n<summary>{}{}<span "
        "class=\"what\">{}</span></summary>\n<div class=\"body\">\n",
        whats_of(branch), search_text(branch), folded == Folded::no ? " open" : "", sign_html(what),
        title_html(root_.kind, name_in_schema(root_)), summary_of(branch));
    html_ += fmt::format("<div class=\"heads\" aria-hidden=\"true\"><span>{}</span><span>{}</span></div>\n",
                         all_.left_name_, all_.right_name_);
    for (const ObjectDifference* difference : branch.own) add_difference(*difference);
    for (const ObjectDifference* difference : branch.parts) {
      html_ += fmt::format("<div class=\"part\"><h4>{}{}</h4>\n", sign_html(difference->what),
                           title_html(either(*difference).name.kind, name_below(either(*difference).name, root_)));
      add_difference(*difference);
      html_ += "</div>\n";
    }
    add_equal_parts();
    return html_ + "</div></details>\n";
  }

 private:
  static std::string whats_of(const ObjectBranch& branch) {
    std::vector<std::string_view> whats;
    for (const ObjectDifference* difference : branch.own) whats.emplace_back(name_of(difference->what));
    for (const ObjectDifference* difference : branch.parts) whats.emplace_back(name_of(difference->what));
    std::sort(whats.begin(), whats.end());
    whats.erase(std::unique(whats.begin(), whats.end()), whats.end());
    return fmt::format("{}", fmt::join(whats, " "));
  }

  // All names that a user may search for.
  std::string search_text(const ObjectBranch& branch) const {
    std::string text = with_kind(root_);
    for (const ObjectDifference* difference : branch.own) {
      if (difference->what == What::renamed) text += " " + with_kind(difference->right->name);
    }
    for (const ObjectDifference* difference : branch.parts) {
      text += " " + with_kind(either(*difference).name);
      if (difference->what == What::renamed) text += " " + with_kind(difference->right->name);
    }
    return escaped(text);
  }

  std::string summary_of(const ObjectBranch& branch) const {
    const std::size_t count = branch.own.size() + branch.parts.size();
    if (count > 1 || branch.own.empty()) return count_text(count, "difference", "differences");
    const ObjectDifference& difference = *branch.own.front();
    switch (difference.what) {
      case What::only_left:
        return "only in " + all_.left_name_;
      case What::only_right:
        return "only in " + all_.right_name_;
      case What::renamed:
        return called(difference);
      case What::reordered:
        return "order of columns";
      case What::changed:
        break;
    }
    std::vector<std::string> names;
    for (const AttributeDifference& attribute : difference.attributes) names.push_back(escaped(attribute.name));
    return fmt::format("{}", fmt::join(names, ", "));
  }

  std::string called(const ObjectDifference& difference) const {
    return fmt::format("is named {} in {}", escaped(other_name(difference.left->name, difference.right->name, root_)),
                       all_.right_name_);
  }

  void add_difference(const ObjectDifference& difference) {
    switch (difference.what) {
      case What::only_left:
        add_sides(object_html(*difference.left, all_.left_parts_), std::nullopt);
        break;
      case What::only_right:
        add_sides(std::nullopt, object_html(*difference.right, all_.right_parts_));
        break;
      case What::renamed:
        add_rename(difference);
        break;
      case What::reordered:
        add_attribute("order of columns", fmt::format("{}", fmt::join(difference.left_columns, ", ")),
                      fmt::format("{}", fmt::join(difference.right_columns, ", ")));
        break;
      case What::changed:
        for (const AttributeDifference& attribute : difference.attributes) {
          add_attribute(attribute.name, attribute.left, attribute.right);
        }
        add_statements(difference);
        break;
    }
  }

  void add_attribute(std::string_view name, const std::optional<std::string>& left,
                     const std::optional<std::string>& right) {
    html_ += fmt::format("<p class=\"attribute\">{}</p>\n", escaped(name));
    if ((left && has_lines(*left)) || (right && has_lines(*right))) {
      html_ +=
          line_table(left.value_or(""), right.value_or(""), all_.comparison_.left_name, all_.comparison_.right_name);
      return;
    }
    const MarkedTexts texts =
        left && right ? marked(*left, *right) : MarkedTexts{escaped(left.value_or("")), escaped(right.value_or(""))};
    const auto value = [](const std::string& text) { return fmt::format("<div class=\"value\">{}</div>", text); };
    add_sides(left ? std::optional(value(texts.left)) : std::nullopt,
              right ? std::optional(value(texts.right)) : std::nullopt, name == "privileges" ? "default" : "not set");
  }

  void add_sides(const std::optional<std::string>& left, const std::optional<std::string>& right,
                 std::string_view missing = "absent") {
    const auto side = [&](std::string_view which, const std::string& name, const std::optional<std::string>& html) {
      return fmt::format("<div class=\"side {}{}\"><span class=\"who\">{}</span>{}</div>\n", which,
                         html ? "" : " missing", name, html ? *html : std::string(missing));
    };
    html_ += "<div class=\"sides\">\n" + side("left", all_.left_name_, left) + side("right", all_.right_name_, right) +
             "</div>\n";
  }

  void add_rename(const ObjectDifference& difference) {
    if (difference.left->name != root_) html_ += fmt::format("<p class=\"attribute\">{}</p>\n", called(difference));
    add_statements(difference);
  }

  void add_statements(const ObjectDifference& difference) {
    const auto add_side = [&](const std::string& side, const std::vector<std::string>& statements) {
      if (statements.empty()) return;
      const std::string sql = fmt::format("{};", fmt::join(statements, ";\n"));
      html_ += fmt::format("<p class=\"rename\">to rename it in {}<code class=\"value\">{}</code></p>\n", side,
                           escaped(sql));
    };
    add_side(all_.left_name_, difference.rename_left);
    add_side(all_.right_name_, difference.rename_right);
  }

  // An object that only one side has, with its parts.
  static std::string object_html(const Object& object, const PartsByParent& parts) {
    return facts_html(object) + parts_html(object, object.name, parts);
  }

  static std::string facts_html(const Object& object) {
    std::string html;
    for (const schema::Attribute& attribute : object.attributes) {
      if (attribute.name == "position") continue;
      html += fmt::format("<dt>{}</dt><dd class=\"value\">{}</dd>", escaped(attribute.name), escaped(attribute.value));
    }
    return html.empty() ? "<span class=\"value\">present</span>" : fmt::format("<dl class=\"facts\">{}</dl>", html);
  }

  static std::string parts_html(const Object& object, const ObjectName& below, const PartsByParent& parts) {
    std::string html;
    for (const Object* part : parts[object]) {
      html += fmt::format("<li>{}{}{}</li>", title_html(part->name.kind, name_below(part->name, below)),
                          one_line_facts(*part), parts_html(*part, below, parts));
    }
    return html.empty() ? "" : fmt::format("<ul class=\"tree\">{}</ul>", html);
  }

  static std::string one_line_facts(const Object& part) {
    std::vector<std::string> facts;
    for (const schema::Attribute& attribute : part.attributes) {
      if (attribute.name == "position" || has_lines(attribute.value)) continue;
      facts.push_back(
          fmt::format("{} <span class=\"value\">{}</span>", escaped(attribute.name), escaped(attribute.value)));
    }
    return facts.empty() ? "" : fmt::format(": {}", fmt::join(facts, "; "));
  }

  // The other parts of a table that is on both sides, by name.
  void add_equal_parts() {
    const Object* object = schema::find_object(all_.comparison_.left, root_);
    if (object == nullptr || schema::find_object(all_.comparison_.right, root_) == nullptr) return;
    std::vector<std::string> names;
    for (const Object* part : all_.left_parts_[*object]) {
      if (!all_.differing_.contains(part)) names.push_back(title_html(part->name.kind, name_below(part->name, root_)));
    }
    if (names.empty()) return;
    html_ += fmt::format("<details class=\"same\"><summary>{}</summary>{}</details>\n",
                         count_text(names.size(), "part is equal", "parts are equal"), fmt::join(names, ", "));
  }

  const SchemaPageObjects& all_;
  const ObjectName& root_;
  std::string html_;
};

SchemaPageObjects::SchemaPageObjects(const SchemaComparison& comparison)
    : comparison_(comparison),
      left_name_(escaped(comparison.left_name)),
      right_name_(escaped(comparison.right_name)),
      left_parts_(comparison.left),
      right_parts_(comparison.right) {
  for (const ObjectDifference& difference : comparison.differences) {
    if (difference.left != nullptr) differing_.insert(difference.left);
  }
}

std::string SchemaPageObjects::write(const ObjectName& root, const ObjectBranch& branch, Folded folded) const {
  return SchemaPageObject(*this, root).write(branch, folded);
}

}  // namespace pgmanager::report
