#include "source/order_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/ordinal.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr auto shape_hint =
    R"(Write an object of "<integer>": "<file name>", e.g. {"1": "tbl_a.sql", "2": "tbl_b.sql"}.)";

// SAX events have no positions, so the iterator counts how far the text has been read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  std::size_t* count_;
};

// The reason in nlohmann's message, without its prefix ("[json.exception.parse_error.101] parse error at line 1, column
// 2: syntax error while parsing value - ") and without the last token, which may be long.
std::string reason_of(std::string_view message) {
  if (const auto prefix = message.find("] "); prefix != std::string_view::npos) message.remove_prefix(prefix + 2);
  if (const auto dash = message.find(" - "); dash != std::string_view::npos) message.remove_prefix(dash + 3);
  return base::printable(message.substr(0, std::min<std::size_t>(message.find("; "), 200)));
}

class OrderReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  OrderReader(const std::string& path, std::string_view text, base::Findings& findings)
      : path_(path), text_(text), findings_(findings) {}

  std::size_t* read_so_far() { return &read_so_far_; }
  std::vector<OrderEntry>& entries() { return entries_; }

  bool null() override { return other_value("null"); }
  bool boolean(bool) override { return other_value("a boolean"); }
  bool number_integer(number_integer_t) override { return other_value("a number"); }
  bool number_unsigned(number_unsigned_t) override { return other_value("a number"); }
  bool number_float(number_float_t, const string_t&) override { return other_value("a number"); }
  bool binary(binary_t&) override { return other_value("binary"); }

  bool string(string_t& value) override {
    if (depth_ == 1) entries_.push_back({.key = key_, .file = std::move(value), .type = {}, .offset = key_offset_});
    return depth_ > 0 || other_value("a string");
  }

  bool key(string_t& value) override {
    if (depth_ != 1) return true;
    key_ = std::move(value);
    key_offset_ = last_read();
    return true;
  }

  bool start_object(std::size_t) override {
    if (depth_ > 0) other_value("an object");
    ++depth_;
    return true;
  }

  bool start_array(std::size_t) override {
    const bool go_on = other_value("an array");
    ++depth_;
    return go_on;
  }

  bool end_object() override { return end(); }
  bool end_array() override { return end(); }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    findings_.push_back(rules::broken(rules::order_json_invalid, Locator(path_, text_).at(last_read()),
                                      fmt::format("order.json is not valid JSON: {}", reason_of(error.what())),
                                      shape_hint));
    return false;
  }

 private:
  // A value that is not allowed here; false ends parsing. Values nested in another value are ignored.
  bool other_value(const char* type) {
    if (depth_ == 0) {
      findings_.push_back(rules::broken(rules::order_json_not_object, in_file(path_),
                                        fmt::format("order.json is {}, not an object", type), shape_hint));
      return false;
    }
    if (depth_ == 1) entries_.push_back({.key = key_, .file = {}, .type = type, .offset = key_offset_});
    return true;
  }

  bool end() {
    --depth_;
    return true;
  }

  std::size_t last_read() const { return read_so_far_ > 0 ? read_so_far_ - 1 : 0; }

  const std::string& path_;
  std::string_view text_;
  base::Findings& findings_;
  std::size_t read_so_far_ = 0;
  std::size_t depth_ = 0;
  std::string key_;
  std::size_t key_offset_ = 0;
  std::vector<OrderEntry> entries_;
};

}  // namespace

std::optional<std::vector<OrderEntry>> parse_order_json(const std::string& path, std::string_view text,
                                                        base::Findings& findings) {
  OrderReader reader(path, text, findings);
  std::size_t unused = 0;
  const CountingIterator begin(text.data(), reader.read_so_far());
  const CountingIterator end(text.data() + text.size(), &unused);
  if (!nlohmann::json::sax_parse(begin, end, &reader)) return std::nullopt;
  Locator locator(path, text);
  for (OrderEntry& entry : reader.entries()) entry.line = locator.line_at(entry.offset).line;
  return std::move(reader.entries());
}

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
