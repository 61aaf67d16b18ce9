#include "imports/sqitch_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/checksums.hpp"
#include "base/utf8.hpp"
#include "imports/rules.hpp"

// https://sqitch.org/docs/manual/sqitch-plan/; the id: App::Sqitch::Plan::Change, info and id.

namespace pgmanager::imports {

namespace {

constexpr std::string_view blanks = " \t";

// Removes the word at the beginning of `rest` and returns it.
std::string_view take_word(std::string_view& rest) {
  rest = base::trimmed(rest, blanks);
  const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
  rest = base::trimmed(rest.substr(word.size()), blanks);
  return word;
}

// A note is on one line: line ends and backslashes are written as escapes.
std::string unescaped(std::string_view note) {
  std::string text;
  for (std::size_t i = 0; i < note.size(); ++i) {
    const char next = note[i] == '\\' && i + 1 < note.size() ? note[i + 1] : '\0';
    if (next != 'n' && next != 'r' && next != '\\') {
      text += note[i];
      continue;
    }
    text += next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
    ++i;
  }
  return text;
}

// "2014-01-01T00:00:00Z"
bool is_time(std::string_view word) {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  return word.size() == form.size() && std::equal(word.begin(), word.end(), form.begin(), [](char c, char wanted) {
           return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
         });
}

struct Entry {
  std::string name;
  std::vector<std::string> requires_changes;
  std::vector<std::string> conflicts;
  std::string time;
  std::string planner;  // "Name <email>"
  std::string note;
};

class PlanReader {
 public:
  PlanReader(std::string_view path, base::Findings& findings) : path_(path), findings_(findings) {}

  std::vector<SqitchChange> read(std::string_view text) {
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      read_line(line);
    }
    if (project_.empty()) report("sqitch.plan has no line %project", 1);
    return std::move(changes_);
  }

 private:
  void read_line(std::string_view line) {
    const std::size_t hash = line.find('#');
    const std::string_view note = hash == std::string_view::npos ? "" : line.substr(hash + 1);
    const std::string_view content = base::trimmed(line.substr(0, hash), blanks);
    if (content.empty()) return;
    if (content.starts_with('%')) return read_pragma(content.substr(1));
    const bool is_tag = content.starts_with('@');
    const auto entry = entry_of(is_tag ? content.substr(1) : content, note);
    if (!entry) {
      report(fmt::format("line of sqitch.plan cannot be read: {}", base::printable(content)), line_);
    } else if (is_tag) {
      add_tag("@" + entry->name);
    } else {
      add_change(*entry);
    }
  }

  void read_pragma(std::string_view pragma) {
    const std::size_t equals = pragma.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view key = base::trimmed(pragma.substr(0, equals), blanks);
    const std::string_view value = base::trimmed(pragma.substr(equals + 1), blanks);
    if (key == "project") project_ = value;
    if (key == "uri") uri_ = value;
  }

  // name [requires !conflicts] time planner <email>
  static std::optional<Entry> entry_of(std::string_view content, std::string_view note) {
    Entry entry{.note = unescaped(base::trimmed(note, blanks))};
    if (content.starts_with('+') || content.starts_with('-')) content.remove_prefix(1);
    entry.name = take_word(content);
    if (content.starts_with('[')) {
      const std::size_t end = content.find(']');
      if (end == std::string_view::npos) return std::nullopt;
      std::string_view dependencies = content.substr(1, end - 1);
      content = content.substr(end + 1);
      while (!base::trimmed(dependencies, blanks).empty()) add_dependency(entry, take_word(dependencies));
    }
    entry.time = take_word(content);
    entry.planner = content;
    const bool is_complete = !entry.name.empty() && is_time(entry.time) && entry.planner.ends_with('>') &&
                             entry.planner.find('<') != std::string::npos;
    return is_complete ? std::optional(std::move(entry)) : std::nullopt;
  }

  static void add_dependency(Entry& entry, std::string_view word) {
    const bool is_conflict = word.starts_with('!');
    auto& list = is_conflict ? entry.conflicts : entry.requires_changes;
    std::string name(word.substr(is_conflict ? 1 : 0));
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
  }

  std::string without_own_project(const std::string& dependency) const {
    const std::string prefix = project_ + ":";
    return dependency.starts_with(prefix) ? dependency.substr(prefix.size()) : dependency;
  }

  // "\nrequires\n  + a\n  + b"
  std::string list_of(const std::vector<std::string>& names, const char* title, char sign) const {
    std::string text;
    for (const std::string& name : names) text += fmt::format("\n  {} {}", sign, without_own_project(name));
    return text.empty() ? "" : fmt::format("\n{}{}", title, text);
  }

  std::string id_of(const Entry& entry) const {
    const std::string info = fmt::format(
        "project {}{}\nchange {}{}\nplanner {}\ndate {}{}{}{}", project_, uri_.empty() ? "" : "\nuri " + uri_,
        entry.name, changes_.empty() ? "" : "\nparent " + changes_.back().id, entry.planner, entry.time,
        list_of(entry.requires_changes, "requires", '+'), list_of(entry.conflicts, "conflicts", '-'),
        entry.note.empty() ? "" : "\n\n" + entry.note);
    return base::sha1_hex(fmt::format("change {}{}{}", info.size(), '\0', info));
  }

  // A reworked change has the files of its first version under the name of a tag in between.
  void add_change(const Entry& entry) {
    for (auto earlier = changes_.rbegin(); earlier != changes_.rend(); ++earlier) {
      if (earlier->name != entry.name || !earlier->rework_tags.empty()) continue;
      for (auto each = earlier.base() - 1; each != changes_.end(); ++each) {
        earlier->rework_tags.insert(earlier->rework_tags.end(), each->tags.begin(), each->tags.end());
      }
      if (earlier->rework_tags.empty()) {
        report(fmt::format("change \"{}\" is in the plan twice, without a tag in between", base::printable(entry.name)),
               line_);
      }
      break;
    }
    changes_.push_back({.name = entry.name, .id = id_of(entry), .line = line_, .tags = {}, .rework_tags = {}});
  }

  void add_tag(std::string tag) {
    if (!changes_.empty()) changes_.back().tags.push_back(std::move(tag));
  }

  void report(std::string message, int line) {
    findings_.push_back(rules::broken(rules::plan_invalid, path_, line, std::move(message),
                                      "Correct it: sqitch plan shows what sqitch reads."));
  }

  std::string_view path_;
  base::Findings& findings_;
  int line_ = 0;
  std::string project_;
  std::string uri_;
  std::vector<SqitchChange> changes_;
};

}  // namespace

std::vector<SqitchChange> read_sqitch_plan(std::string_view text, std::string_view path, base::Findings& findings) {
  return PlanReader(path, findings).read(text);
}

}  // namespace pgmanager::imports
