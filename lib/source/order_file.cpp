#include "source/order_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/order_json.hpp"
#include "source/ordinal.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr std::size_t longest_shown = 200;  // bytes of a key or value in a message

std::string shown(std::string_view text) {
  if (text.size() <= longest_shown) return base::printable(text);
  return base::printable(text.substr(0, longest_shown)) + "...";
}

bool is_integer(std::string_view key) {
  return !key.empty() && key.find_first_not_of("0123456789") == std::string_view::npos;
}

class OrderFile {
 public:
  OrderFile(std::string_view group, std::string_view path, std::string_view text,
            const std::vector<ListedEntry>& entries, base::Findings& findings)
      : group_(group), locator_(path, text), findings_(findings) {
    for (const ListedEntry& entry : entries) entries_.emplace(entry.name, entry.kind);
  }

  void add(const OrderEntry& entry) {
    const bool usable = check_value(entry);
    check_key(entry, usable);
  }

  void report_gaps() {
    for (auto after = by_number_.begin(); after != by_number_.end(); ++after) {
      if (after == by_number_.begin()) continue;
      const auto before = std::prev(after);
      const auto missing = after->first.value() - before->first.value() - 1;
      if (missing == 0) continue;
      const std::string first = to_string(before->first.next());
      const std::string last = std::to_string(after->first.value() - 1);
      const std::string what = missing == 1
                                   ? fmt::format("key {} is", first)
                                   : fmt::format("keys {} {} {} are", first, missing == 2 ? "and" : "to", last);
      report(rules::order_json_gap, *after->second.entry,
             fmt::format("{} missing between \"{}\" and \"{}\"", what, before->second.entry->key,
                         after->second.entry->key),
             fmt::format("Number the keys without gaps: \"{}\" follows \"{}\".", first, before->second.entry->key));
    }
  }

  void report_unlisted(const std::vector<ListedEntry>& entries) {
    auto last = by_number_.empty() ? Ordinal(0) : by_number_.rbegin()->first;
    for (const ListedEntry& entry : entries) {
      if (!is_sql_name(entry.name) || entry.kind != ListedKind::file || first_listed_.contains(entry.name)) continue;
      std::string line = "Add it to order.json, or delete the file.";
      if (last.value() < std::numeric_limits<std::int64_t>::max()) {
        last = last.next();
        line = fmt::format("Add it to order.json, as \"{}\": \"{}\" if it runs last, or delete the file.",
                           to_string(last), shown(entry.name));
      }
      findings_.push_back(
          rules::broken(rules::order_json_unlisted_file, in_file(std::string(group_) + "/" + entry.name),
                        fmt::format("file \"{}\" is not listed in order.json", shown(entry.name)), std::move(line)));
    }
  }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& [number, listed] : by_number_) {
      if (listed.is_usable) names.push_back(*listed.entry->file);
    }
    return names;
  }

 private:
  struct Listed {
    const OrderEntry* entry = nullptr;
    bool is_usable = false;  ///< the file exists and can be read
  };

  void check_key(const OrderEntry& entry, bool usable) {
    const auto number = Ordinal::parse(entry.key);
    if (!number && is_integer(entry.key)) {
      report(rules::number_too_large, entry,
             fmt::format("key \"{}\" is too large, the largest is 9223372036854775807", shown(entry.key)),
             "Number the keys without gaps.");
    } else if (!number) {
      report(rules::order_json_key, entry, fmt::format("key \"{}\" is not an integer", shown(entry.key)),
             "Write a number that consists of digits only, e.g. \"1\".");
    } else if (const auto [first, is_new] = by_number_.try_emplace(*number, Listed{&entry, usable}); !is_new) {
      report_duplicate_key(entry, *first->second.entry);
    }
  }

  void report_duplicate_key(const OrderEntry& entry, const OrderEntry& first) {
    report(rules::order_json_duplicate_key, entry,
           entry.key == first.key
               ? fmt::format("key \"{}\" appears twice, first on line {}", shown(entry.key), first.line)
               : fmt::format("key \"{}\" is the same number as \"{}\" on line {}", shown(entry.key), shown(first.key),
                             first.line),
           "Give each file a number of its own: of two equal keys, JSON readers keep only the last.");
  }

  // True if the value names an existing file.
  bool check_value(const OrderEntry& entry) {
    if (!entry.file) {
      report(rules::order_json_value, entry,
             fmt::format("value of key \"{}\" is {}, not a string", shown(entry.key), entry.type),
             "Write the name of a .sql file, e.g. \"tbl_a.sql\".");
      return false;
    }
    const std::string& file = *entry.file;
    if (file.find('/') != std::string::npos || file == "..") {
      report(rules::path_leaves_directory, entry, fmt::format("\"{}\" is outside of {}/", shown(file), group_),
             "Write the name of a file in the directory of order.json, without any slash.");
      return false;
    }
    if (!is_sql_name(file) || file.starts_with('.')) {
      report(rules::order_json_value, entry, fmt::format("\"{}\" is not the name of a .sql file", shown(file)),
             "Write a name that ends in .sql and does not begin with a dot.");
      return false;
    }
    return check_file_once(entry, file) && check_file_exists(entry, file);
  }

  bool check_file_once(const OrderEntry& entry, const std::string& file) {
    const auto [first, is_new] = first_listed_.try_emplace(file, &entry);
    if (is_new) return true;
    report(rules::order_json_duplicate_file, entry,
           fmt::format("file \"{}\" is listed twice, first on line {}", shown(file), first->second->line),
           "Remove one of the two entries.");
    return false;
  }

  bool check_file_exists(const OrderEntry& entry, const std::string& file) {
    const auto found = entries_.find(file);
    if (found != entries_.end() && found->second == ListedKind::file) return true;
    if (found != entries_.end() && found->second == ListedKind::unusable) return false;  // has a finding already
    const char* what = found == entries_.end() ? "does not exist" : "is not a regular file";
    report(rules::order_json_missing_file, entry, fmt::format("file \"{}\" {}", shown(file), what),
           fmt::format("Create {}, or remove the entry.", shell_word(fmt::format("{}/{}", group_, shown(file)))));
    return false;
  }

  void report(std::string_view rule, const OrderEntry& entry, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, locator_.line_at(entry.offset), std::move(message), std::move(hint)));
  }

  std::string_view group_;
  Locator locator_;
  base::Findings& findings_;
  std::unordered_map<std::string_view, ListedKind> entries_;
  std::unordered_map<std::string_view, const OrderEntry*> first_listed_;
  std::map<Ordinal, Listed> by_number_;
};

}  // namespace

std::vector<std::string> order_of_files(const std::string& group, const std::string& path, std::string_view text,
                                        const std::vector<ListedEntry>& entries, base::Findings& findings) {
  const auto listed = parse_order_json(path, text, findings);
  if (!listed) return {};
  OrderFile order(group, path, text, entries, findings);
  for (const OrderEntry& entry : *listed) order.add(entry);
  order.report_gaps();
  order.report_unlisted(entries);
  return order.files();
}

}  // namespace pgmanager::source
