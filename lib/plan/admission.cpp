#include "plan/admission.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace pgmanager::plan {

namespace {

enum class Match { no, perhaps, yes };

Match match_of(bool matches) {
  return matches ? Match::yes : Match::no;
}

Match match_address(const std::string& rule, const Caller& caller) {
  if (rule == "all") return Match::yes;
  if (rule == "samehost") return match_of(caller.client_address == caller.server_address);
  if (rule == "samenet") return caller.client_address == caller.server_address ? Match::yes : Match::perhaps;
  const auto is_inside = source::is_in_network(rule, caller.client_address);
  return is_inside ? match_of(*is_inside) : Match::perhaps;
}

Match match_type(const std::string& type, const Caller& caller) {
  if (caller.client_address.empty() || type == "local")
    return match_of(caller.client_address.empty() == (type == "local"));
  if (type == "hostssl") return match_of(caller.tls);
  if (type == "hostnossl") return match_of(!caller.tls);
  if (type == "hostgssenc") return match_of(caller.gss);
  if (type == "hostnogssenc") return match_of(!caller.gss);
  return Match::yes;
}

// In a file of the server, or a regular expression (PostgreSQL 16).
bool is_not_plain(const source::AccessName& name) {
  return !name.is_quoted && (name.text.starts_with('@') || name.text.starts_with('/'));
}

Match match_database(const source::AccessName& name, const Caller& caller) {
  if (name.is_keyword("all")) return Match::yes;
  if (name.is_keyword("sameuser")) return match_of(caller.database == caller.user);
  if (name.is_keyword("samerole") || name.is_keyword("samegroup"))
    return match_of(caller.roles.contains(caller.database));
  if (name.is_keyword("replication")) return Match::no;
  return is_not_plain(name) ? Match::perhaps : match_of(name.text == caller.database);
}

Match match_user(const source::AccessName& name, const Caller& caller) {
  if (name.is_keyword("all")) return Match::yes;
  if (!name.is_quoted && name.text.starts_with('+')) return match_of(caller.roles.contains(name.text.substr(1)));
  return is_not_plain(name) ? Match::perhaps : match_of(name.text == caller.user);
}

Match match_any(const std::vector<source::AccessName>& names, const Caller& caller, auto match) {
  Match best = Match::no;
  for (const source::AccessName& name : names) best = std::max(best, match(name, caller));
  return best;
}

Match match(const source::AccessRule& rule, const Caller& caller) {
  Match result = match_type(rule.type, caller);
  if (rule.type != "local") result = std::min(result, match_address(rule.address, caller));
  result = std::min(result, match_any(rule.databases, caller, match_database));
  return std::min(result, match_any(rule.users, caller, match_user));
}

std::string in_words(const Caller& caller) {
  return fmt::format("user \"{}\" to database \"{}\" {}", base::printable(caller.user),
                     base::printable(caller.database),
                     caller.client_address.empty() ? "through the Unix socket" : "from " + caller.client_address);
}

}  // namespace

std::string why_locked_out(const std::vector<source::AccessRule>& rules, const Caller& caller) {
  for (const source::AccessRule& rule : rules) {
    const Match result = match(rule, caller);
    const bool rejects = rule.method == "reject";
    if (result == Match::no || (result == Match::perhaps && rejects)) continue;
    if (!rejects) return "";
    return fmt::format("line {} rejects {}", rule.line, in_words(caller));
  }
  return fmt::format("no rule admits {}", in_words(caller));
}

}  // namespace pgmanager::plan
