#include "source/order_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "source/locator.hpp"
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

}  // namespace pgmanager::source
