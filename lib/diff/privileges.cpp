#include "diff/privileges.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "diff/writing.hpp"
#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::quote_identifier;

/// One line of the attribute: who has the privileges, and who has granted them.
struct Grant {
  std::string grantee;  ///< as in SQL, or OWNER
  std::string grantor;  ///< empty: the owner
  friend auto operator<=>(const Grant&, const Grant&) = default;
};

using Privileges = std::map<std::string, bool>;  ///< whether they can be granted on
using Grants = std::map<Grant, Privileges>;

constexpr std::string_view none = "none";

// The end of a role's name, which may be quoted.
std::size_t end_of_name(std::string_view line) {
  if (!line.starts_with('"')) return line.find_first_of(" :");
  std::size_t at = 1;
  while (at < line.size() && (line[at] != '"' || (at + 1 < line.size() && line[at + 1] == '"'))) {
    at += line[at] == '"' ? std::size_t{2} : std::size_t{1};
  }
  return at + 1;
}

Grants parse(std::string_view text) {
  Grants grants;
  if (text == none) return grants;
  for (const std::string& each : lines_of(text)) {
    std::string_view line = each;
    Grant grant{.grantee = std::string(line.substr(0, end_of_name(line))), .grantor = {}};
    line.remove_prefix(grant.grantee.size());
    constexpr std::string_view by = " by ";
    if (line.starts_with(by)) {
      line.remove_prefix(by.size());
      grant.grantor = line.substr(0, end_of_name(line));
      line.remove_prefix(grant.grantor.size());
    }
    line.remove_prefix(std::min<std::size_t>(2, line.size()));  // ": "
    Privileges& privileges = grants[grant];
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(", "), line.size());
      std::string_view name = line.substr(0, end);
      const bool grantable = name.ends_with('*');
      if (grantable) name.remove_suffix(1);
      privileges[std::string(name)] = grantable;
      line.remove_prefix(std::min(end + 2, line.size()));
    }
  }
  return grants;
}

/// Writes the statements for one change of privileges.
class PrivilegeChange {
 public:
  explicit PrivilegeChange(const Granted& granted) : granted_(granted) {}

  std::vector<std::string> write(const Grants& before, const Grants& after) {
    std::set<Grant> all;
    for (const auto& [grant, privileges] : before) all.insert(grant);
    for (const auto& [grant, privileges] : after) all.insert(grant);
    // A privilege that others have granted on is revoked from them first.
    for (auto grant = all.rbegin(); grant != all.rend(); ++grant) revoke(*grant, of(before, *grant), of(after, *grant));
    for (const Grant& grant : all) give(grant, of(before, grant), of(after, grant));
    return std::move(statements_);
  }

 private:
  static Privileges of(const Grants& grants, const Grant& grant) {
    const auto found = grants.find(grant);
    return found == grants.end() ? Privileges() : found->second;
  }

  void revoke(const Grant& grant, const Privileges& before, const Privileges& after) {
    std::vector<std::string> gone;
    std::vector<std::string> kept_without_option;
    for (const auto& [name, grantable] : before) {
      const auto there = after.find(name);
      if (there == after.end()) gone.push_back(name);
      if (there != after.end() && grantable && !there->second) kept_without_option.push_back(name);
    }
    add("REVOKE", gone, "FROM", grant, "");
    add("REVOKE GRANT OPTION FOR", kept_without_option, "FROM", grant, "");
  }

  void give(const Grant& grant, const Privileges& before, const Privileges& after) {
    std::vector<std::string> plain;
    std::vector<std::string> with_option;
    for (const auto& [name, grantable] : after) {
      const auto there = before.find(name);
      if (there != before.end() && (there->second || !grantable)) continue;
      (grantable ? with_option : plain).push_back(name);
    }
    add("GRANT", plain, "TO", grant, "");
    add("GRANT", with_option, "TO", grant, " WITH GRANT OPTION");
  }

  void add(std::string_view verb, const std::vector<std::string>& names, std::string_view direction, const Grant& grant,
           std::string_view end) {
    if (names.empty()) return;
    const std::string column = granted_.column.empty() ? "" : fmt::format(" ({})", granted_.column);
    std::vector<std::string> privileges;
    for (const std::string& name : names) privileges.push_back(name + column);
    const std::string grantee = grant.grantee == "OWNER" ? quote_identifier(granted_.owner) : grant.grantee;
    std::string text = granted_.prefix.empty() ? "" : granted_.prefix + " ";
    text +=
        fmt::format("{} {} ON {} {} {}{}", verb, fmt::join(privileges, ", "), granted_.object, direction, grantee, end);
    if (grant.grantor.empty()) {
      statements_.push_back(std::move(text));
    } else {
      statements_.insert(statements_.end(), {"SET ROLE " + grant.grantor, std::move(text), "RESET ROLE"});
    }
  }

  const Granted& granted_;
  std::vector<std::string> statements_;
};

struct DefaultsOf {
  std::string_view objects;
  std::string_view kind;  ///< one of the kinds that these default privileges are for
};

constexpr std::array defaults_of = {
    DefaultsOf{"functions", "aggregate"},
    DefaultsOf{"functions", "function"},
    DefaultsOf{"functions", "procedure"},
    DefaultsOf{"schemas", "schema"},
    DefaultsOf{"sequences", "sequence"},
    DefaultsOf{"tables", "table"},
    DefaultsOf{"tables", "foreign table"},
    DefaultsOf{"tables", "view"},
    DefaultsOf{"tables", "materialized view"},
    DefaultsOf{"types", "type"},
    DefaultsOf{"types", "domain"},
};

std::string write(const Grants& grants) {
  if (grants.empty()) return std::string(none);
  std::vector<std::string> lines;
  for (const auto& [grant, privileges] : grants) {
    std::vector<std::string> names;
    for (const auto& [name, grantable] : privileges) names.push_back(name + (grantable ? "*" : ""));
    lines.push_back(fmt::format("{}{}: {}", grant.grantee, grant.grantor.empty() ? "" : " by " + grant.grantor,
                                fmt::join(names, ", ")));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace

std::vector<std::string> change_privileges(std::string_view before, std::string_view after, const Granted& granted) {
  return PrivilegeChange(granted).write(parse(before), parse(after));
}

std::string privileges_at_first(const schema::Object& object, const schema::SchemaSnapshot& snapshot,
                                const std::string& role) {
  Grants grants = parse(schema::default_privileges(object.name.kind, snapshot.server_version));
  const auto* const of = std::ranges::find(defaults_of, object.name.kind, &DefaultsOf::kind);
  if (of == defaults_of.end()) return write(grants);
  schema::ObjectName defaults{.kind = "default privileges", .parts = {role, std::string(of->objects)}};
  if (const schema::Object* found = schema::find_object(snapshot, defaults)) {
    grants = parse(value_of(*found, "privileges"));
  }
  defaults.parts.push_back(schema::schema_of(object.name));
  if (const schema::Object* found = schema::find_object(snapshot, defaults)) {
    for (const auto& [grant, privileges] : parse(value_of(*found, "privileges"))) {
      for (const auto& [name, grantable] : privileges) {
        bool& stored = grants[grant][name];
        stored = stored || grantable;
      }
    }
  }
  return write(grants);
}

std::string privileges_of_new_owner(std::string_view privileges, std::string_view owner) {
  Grants grants = parse(privileges);
  const auto granted = grants.find({.grantee = quote_identifier(owner), .grantor = {}});
  if (granted == grants.end()) return std::string(privileges);
  const Privileges moved = granted->second;
  grants.erase(granted);
  for (const auto& [name, grantable] : moved) {
    bool& stored = grants[{.grantee = "OWNER", .grantor = {}}][name];
    stored = stored || grantable;
  }
  return write(grants);
}

std::string default_privileges_at_first(const schema::ObjectName& defaults, int server_version) {
  constexpr std::size_t with_schema = 3;
  if (defaults.parts.size() >= with_schema) return std::string(none);
  const auto* const of = std::ranges::find(defaults_of, defaults.parts[1], &DefaultsOf::objects);
  if (of == defaults_of.end()) return "OWNER: SELECT, UPDATE";  // large objects
  return schema::default_privileges(of->kind, server_version);
}

}  // namespace pgmanager::diff
