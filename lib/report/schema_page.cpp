#include "report/schema_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "page.hpp"
#include "report/html.hpp"
#include "report/schema_page_objects.hpp"
#include "report/schema_tree.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using schema::Object;
using schema::ObjectDifference;
using schema::ObjectName;
using What = ObjectDifference::What;

constexpr std::size_t most_opened = 12;  // objects that are unfolded at first

std::string version_text(int server_version) {
  return server_version == 0 ? "" : fmt::format("PostgreSQL {}.{}, ", server_version / 10'000, server_version % 10'000);
}

/// Writes the parts of the page in order.
class PageWriter {
 public:
  explicit PageWriter(const SchemaComparison& comparison)
      : comparison_(comparison), tree_(tree_of(comparison)), objects_(comparison) {}

  std::string write() {
    const std::map<std::string_view, std::string> values = {
        {"title", title()},     {"style", std::string(page::style)},   {"verdict", verdict()},
        {"sides", sides()},     {"not_compared", not_compared()},      {"chips", chips()},
        {"content", content()}, {"script", std::string(page::script)},
    };
    std::string html;
    for (std::string_view rest = page::layout; !rest.empty();) {
      const std::size_t open = std::min(rest.find("{{"), rest.size());
      html += rest.substr(0, open);
      if (open == rest.size()) break;
      const std::size_t close = rest.find("}}", open);
      html += values.at(rest.substr(open + 2, close - open - 2));
      rest.remove_prefix(close + 2);
    }
    return html;
  }

 private:
  const std::string& left_name() const { return objects_.left_name(); }
  const std::string& right_name() const { return objects_.right_name(); }

  std::string title() const {
    const std::size_t count = comparison_.differences.size();
    return fmt::format("{}: {} and {}", count == 0 ? "equal" : count_text(count, "difference", "differences"),
                       left_name(), right_name());
  }

  std::string verdict() const {
    const std::size_t count = comparison_.differences.size();
    if (count == 0)
      return fmt::format("{} and {} have <span class=\"equal\">the same schema</span>", left_name(), right_name());
    return fmt::format("{} between {} and {}", count_text(count, "difference", "differences"), left_name(),
                       right_name());
  }

  std::string sides() const {
    const bool equal = comparison_.differences.empty();
    const auto side = [&](What what, const std::string& name, const schema::SchemaSnapshot& snapshot) {
      return fmt::format("<div><dt>{}{}</dt><dd>{}{}</dd></div>", equal ? "" : sign_html(what), name,
                         version_text(snapshot.server_version),
                         count_text(snapshot.objects.size(), "object", "objects"));
    };
    return fmt::format("<dl class=\"who-is-who{}\">{}{}</dl>", equal ? " equal" : "",
                       side(What::only_left, left_name(), comparison_.left),
                       side(What::only_right, right_name(), comparison_.right));
  }

  std::string not_compared() const {
    std::string items;
    const auto add = [&](const schema::SchemaSnapshot& snapshot, const std::string& side) {
      for (const schema::UnmodelledObject& object : snapshot.unmodelled) {
        items += fmt::format("<li>{} ({}, in {})</li>", escaped(object.name), escaped(object.catalog), side);
      }
    };
    add(comparison_.left, left_name());
    add(comparison_.right, right_name());
    if (items.empty()) return "";
    return fmt::format("<section class=\"not-compared\"><strong>Not compared</strong><ul>{}</ul></section>", items);
  }

  std::string chips() const {
    const DifferenceCounts counts = counts_of(comparison_.differences);
    std::string html;
    const auto add = [&](What what, const std::string& words) {
      const std::size_t count = count_of(counts, what);
      if (count == 0) return;
      html += fmt::format("<button type=\"button\" aria-pressed=\"false\" data-only=\"{}\">{}{} {}</button>",
                          name_of(what), sign_html(what), count, words);
    };
    add(What::only_left, "only in " + left_name());
    add(What::only_right, "only in " + right_name());
    add(What::changed, "changed");
    add(What::renamed, "renamed");
    add(What::reordered, "with another column order");
    return html;
  }

  std::string content() {
    const std::map<std::string, std::vector<const ObjectName*>> equal = equal_objects();
    std::map<std::string, const SchemaBranch*> branches;
    for (const auto& [schema, names] : equal) branches[schema] = nullptr;
    std::size_t objects = 0;
    for (const auto& [schema, branch] : tree_) {
      branches[schema] = &branch;
      objects += branch.size();
    }
    folded_ = objects <= most_opened ? Folded::no : Folded::yes;
    for (const auto& [schema, branch] : branches) {
      const auto names = equal.find(schema);
      add_schema(schema, branch, names == equal.end() ? std::vector<const ObjectName*>() : names->second);
    }
    return std::move(html_);
  }

  // Root objects without a difference, by schema.
  std::map<std::string, std::vector<const ObjectName*>> equal_objects() const {
    std::map<std::string, std::vector<const ObjectName*>> equal;
    for (const Object& object : comparison_.left.objects) {
      if (object.parent && object.parent->kind != "schema") continue;
      const std::string schema = branch_of(object.name);
      const auto branch = tree_.find(schema);
      if (branch == tree_.end() || !branch->second.contains(object.name)) equal[schema].push_back(&object.name);
    }
    return equal;
  }

  void add_schema(const std::string& schema, const SchemaBranch* branch, const std::vector<const ObjectName*>& equal) {
    html_ += fmt::format("<section class=\"schema\"><h2>{}<small>{}</small></h2>\n",
                         schema.empty() ? "The database as a whole" : "schema " + escaped(schema),
                         branch == nullptr ? "equal" : count_text(branch->size(), "object differs", "objects differ"));
    if (branch != nullptr) {
      for (const auto& [root, differences] : *branch) html_ += objects_.write(root, differences, folded_);
    }
    if (!equal.empty()) {
      html_ += fmt::format("<details class=\"equal-objects\"><summary>{}</summary><ul>\n",
                           count_text(equal.size(), "equal object", "equal objects"));
      for (const ObjectName* name : equal) html_ += "<li>" + title_html(name->kind, name_in_schema(*name)) + "</li>\n";
      html_ += "</ul></details>\n";
    }
    html_ += "</section>\n";
  }

  const SchemaComparison& comparison_;
  SchemaTree tree_;
  SchemaPageObjects objects_;
  Folded folded_ = Folded::yes;
  std::string html_;
};

}  // namespace

std::string schema_page(const SchemaComparison& comparison) {
  return PageWriter(comparison).write();
}

}  // namespace pgmanager::report
