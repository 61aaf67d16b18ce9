#include "plan/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"

namespace pgmanager::plan {

namespace {

bool equal_ignoring_case(const std::string& a, const std::string& b) {
  return base::lowered(a) == base::lowered(b);
}

std::string without_blanks_around(std::string_view text) {
  return std::string(base::trimmed(text, " \t"));
}

// The beginning of a word is enough, if it is not the beginning of two.
std::optional<bool> parse_boolean(const std::string& text) {
  struct Word {
    std::string_view word;
    std::size_t least;  ///< characters that are needed
    bool value;
  };
  constexpr std::array words = {Word{"true", 1, true}, Word{"false", 1, false}, Word{"yes", 1, true},
                                Word{"no", 1, false},  Word{"on", 2, true},     Word{"off", 2, false},
                                Word{"1", 1, true},    Word{"0", 1, false}};
  for (const Word& each : words) {
    const bool fits = text.size() >= each.least && text.size() <= each.word.size();
    if (fits && each.word.starts_with(base::lowered(text))) return each.value;
  }
  return std::nullopt;
}

struct Unit {
  std::string_view name;
  bool is_time;
  double size;  ///< bytes, or microseconds
};

constexpr double kilo = 1024;
constexpr double second = 1e6;
// Of each kind, the larger one later.
constexpr std::array units = {Unit{"B", false, 1},
                              Unit{"kB", false, kilo},
                              Unit{"MB", false, kilo* kilo},
                              Unit{"GB", false, kilo* kilo* kilo},
                              Unit{"TB", false, kilo* kilo* kilo* kilo},
                              Unit{"us", true, 1},
                              Unit{"ms", true, 1e3},
                              Unit{"s", true, second},
                              Unit{"min", true, 60 * second},
                              Unit{"h", true, 3600 * second},
                              Unit{"d", true, 86400 * second}};

std::optional<Unit> find_unit(std::string_view name) {
  const auto* found = std::ranges::find(units, name, &Unit::name);
  return found == units.end() ? std::nullopt : std::optional(*found);
}

// A unit of pg_settings may have a factor, as in "8kB".
std::optional<Unit> find_base_unit(const std::string& name) {
  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  auto unit = find_unit(std::string_view(name).substr(digits));
  if (unit && digits > 0) unit->size *= std::strtod(name.c_str(), nullptr);
  return unit;
}

// Integers may be hexadecimal or octal.
double parse_number(const char* text, bool is_integer, char** end) {
  if (is_integer) {
    const auto whole = std::strtoll(text, end, 0);
    if (**end != '.' && **end != 'e' && **end != 'E') return static_cast<double>(whole);
  }
  return std::strtod(text, end);
}

std::optional<std::string> canonical_number(const LiveParameter& parameter, const std::string& text) {
  const bool is_integer = parameter.type == "integer";
  char* end = nullptr;
  double number = parse_number(text.c_str(), is_integer, &end);
  if (end == text.c_str()) return std::nullopt;
  const std::string unit = without_blanks_around(end);
  if (!unit.empty()) {
    const auto from = find_unit(unit);
    const auto to = find_base_unit(parameter.unit);
    if (!from || !to || from->is_time != to->is_time) return std::nullopt;
    number = number * from->size / to->size;
  }
  if (is_integer) return fmt::format("{}", static_cast<std::int64_t>(std::rint(number)));
  return fmt::format("{:g}", number);
}

std::string canonical_enum(const LiveParameter& parameter, const std::string& text) {
  const auto find = [&](const std::string& value) {
    return std::ranges::find_if(parameter.allowed,
                                [&](const std::string& each) { return equal_ignoring_case(each, value); });
  };
  if (const auto found = find(text); found != parameter.allowed.end()) return *found;
  // Some accept the words for booleans, too, and do not list them.
  const auto boolean = parse_boolean(text);
  if (!boolean) return text;
  const auto found = find(*boolean ? "on" : "off");
  return found == parameter.allowed.end() ? text : *found;
}

std::string canonical_names(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string canonical(const LiveParameter& live, const source::ServerParameter& wanted) {
  if (source::is_list_of_names(live.name)) return canonical_names(wanted.values);
  return canonical_value(live, wanted.values.empty() ? "" : wanted.values.front());
}

std::string obstacle_of(const LiveParameter& live) {
  if (live.is_fixed) return "it cannot be changed";
  if (live.on_command_line) return "it is set on the command line of the server";
  return "";
}

ParameterDifference unknown(const source::ServerParameter& wanted) {
  const bool is_of_a_library = wanted.name.find('.') != std::string::npos;
  return {.name = wanted.name,
          .value = {},
          .wanted = canonical_names(wanted.values),
          .wanted_values = wanted.values,
          .obstacle = is_of_a_library ? "the server does not know it: its library is not loaded"
                                      : "the server does not know it, or does not show it to this role"};
}

}  // namespace

std::string canonical_value(const LiveParameter& parameter, const std::string& text) {
  if (source::is_list_of_names(parameter.name)) return canonical_names(source::split_names(text));
  if (parameter.type == "bool") {
    const auto boolean = parse_boolean(without_blanks_around(text));
    return boolean ? (*boolean ? "on" : "off") : text;
  }
  if (parameter.type == "integer" || parameter.type == "real") {
    return canonical_number(parameter, text).value_or(text);
  }
  return parameter.type == "enum" ? canonical_enum(parameter, text) : text;
}

// With the largest unit in which the value is a whole number, as convert_int_from_base_unit() and its sibling for real.
std::string shown_value(const LiveParameter& parameter) {
  const auto base = find_base_unit(parameter.unit);
  const double value = std::strtod(parameter.value.c_str(), nullptr);
  if (!base || value <= 0) return parameter.value;
  const double size = value * base->size;
  const Unit* best = nullptr;
  for (const Unit& unit : units) {
    if (unit.is_time == base->is_time && std::fmod(size, unit.size) == 0) best = &unit;
  }
  return best == nullptr ? parameter.value + parameter.unit : fmt::format("{:.0f}{}", size / best->size, best->name);
}

namespace {

// A value that the server never shows.
std::string without_passwords(const LiveParameter& live, const std::string& value) {
  return equal_ignoring_case(live.name, "primary_conninfo") && !value.empty() ? "..." : value;
}

std::optional<ParameterDifference> compare(const LiveParameter& live, const source::ServerParameter& wanted) {
  const std::string value = canonical(live, wanted);
  // Of a role that may not read the files, only that something waits is known.
  const bool is_in_file = live.in_file && canonical_value(live, *live.in_file) == value;
  const bool may_be_in_file = is_in_file || !live.in_file || live.on_command_line;
  // The server may write a text in its own way: ISO, DMY for iso, dmy; debug2 for debug.
  const bool is_as_written = is_in_file && (live.type == "string" || live.type == "enum") && !live.waits_for_restart;
  const bool in_force = canonical_value(live, live.value) == value || (is_as_written && !live.on_command_line);
  if (in_force && may_be_in_file) return std::nullopt;
  return ParameterDifference{.name = live.name,
                             .value = without_passwords(live, shown_value(live)),
                             .wanted = without_passwords(live, canonical_names(wanted.values)),
                             .wanted_values = wanted.values,
                             .needs_restart = live.needs_restart,
                             .waits = live.waits_for_restart && !in_force && may_be_in_file,
                             .in_file = in_force ? without_passwords(live, *live.in_file) : "",
                             .obstacle = obstacle_of(live)};
}

}  // namespace

std::vector<ParameterDifference> compare_parameters(const std::vector<source::ServerParameter>& wanted,
                                                    const std::vector<LiveParameter>& live) {
  std::vector<ParameterDifference> differences;
  for (const source::ServerParameter& each : wanted) {
    const auto found = std::ranges::find_if(
        live, [&](const LiveParameter& parameter) { return equal_ignoring_case(parameter.name, each.name); });
    if (found == live.end()) {
      differences.push_back(unknown(each));
      continue;
    }
    if (auto difference = compare(*found, each)) differences.push_back(*std::move(difference));
  }
  return differences;
}

}  // namespace pgmanager::plan
