#include "source/access_rules.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/utf8.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

using Field = std::vector<AccessName>;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// The words of a line, as next_token() and next_field_expand() of hba.c: a comma joins two words to one field.
class Line {
 public:
  explicit Line(std::string_view text) : text_(text) {}

  std::vector<Field> fields() {
    std::vector<Field> all;
    bool joined = false;
    while (true) {
      while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == ',')) ++at_;
      if (at_ == text_.size() || text_[at_] == '#') return all;
      if (!joined) all.emplace_back();
      all.back().push_back(word());
      joined = at_ < text_.size() && text_[at_] == ',';
    }
  }

 private:
  AccessName word() {
    AccessName word{.text = {}, .is_quoted = text_[at_] == '"'};
    bool in_quotes = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (!in_quotes && (is_blank(c) || c == ',' || c == '#')) break;
      if (c != '"') {
        word.text += c;
      } else if (in_quotes && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        word.text += text_[++at_];
      } else {
        in_quotes = !in_quotes;
      }
    }
    return word;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct Address {
  int family = AF_INET;
  std::array<std::uint8_t, 16> bytes{};
  std::size_t size() const { return family == AF_INET ? 4 : 16; }
  std::string text() const {
    std::array<char, INET6_ADDRSTRLEN> text{};
    return ::inet_ntop(family, bytes.data(), text.data(), text.size());
  }
};

std::optional<Address> parse_address(const std::string& text) {
  for (const int family : {AF_INET, AF_INET6}) {
    Address address{.family = family};
    if (::inet_pton(family, text.c_str(), address.bytes.data()) == 1) return address;
  }
  return std::nullopt;
}

// Nothing if the bits that are set are no prefix.
std::optional<int> prefix_length(const Address& mask) {
  int length = 0;
  bool ended = false;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    const int ones = std::countl_one(mask.bytes.at(i));
    if (ended ? mask.bytes.at(i) != 0 : static_cast<std::uint8_t>(mask.bytes.at(i) << ones) != 0) return std::nullopt;
    length += ended ? 0 : ones;
    ended = ended || ones < 8;
  }
  return length;
}

std::optional<Address> mask_of(int family, int length) {
  Address mask{.family = family};
  for (std::size_t i = 0; i < mask.size() && length > 0; ++i, length -= 8) {
    mask.bytes.at(i) = static_cast<std::uint8_t>(length >= 8 ? 0xff : 0xff << (8 - length));
  }
  return mask;
}

constexpr std::array types = {"local", "host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc"};
constexpr std::array methods = {"trust",  "ident", "peer", "gss",  "sspi", "password", "md5",  "scram-sha-256",
                                "reject", "pam",   "bsd",  "ldap", "cert", "radius",   "oauth"};

bool contains(const auto& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(), [&](const char* each) { return word == each; });
}

std::string shown(const AccessName& name) {
  return base::printable(name.text);
}

/// One rule, from its fields. The messages are those of hba.c.
class RuleReader {
 public:
  RuleReader(std::vector<Field> fields, int line) : fields_(std::move(fields)) { rule_.line = line; }

  /// The message about its first mistake; empty: there is none.
  std::string read() {
    if (std::string message = read_names(); !message.empty()) return message;
    if (rule_.type != "local") {
      if (std::string message = read_address(); !message.empty()) return message;
    }
    return read_method();
  }
  AccessRule take() { return std::move(rule_); }

 private:
  const Field* next() { return at_ < fields_.size() ? &fields_[at_++] : nullptr; }

  std::string read_names() {
    const Field& type = *next();
    if (type.size() > 1) return "multiple values specified for connection type";
    rule_.type = type.front().text;
    if (!contains(types, rule_.type)) return fmt::format("invalid connection type \"{}\"", shown(type.front()));
    const Field* databases = next();
    if (databases == nullptr) return "end-of-line before database specification";
    const Field* users = next();
    if (users == nullptr) return "end-of-line before role specification";
    rule_.databases = *databases;
    rule_.users = *users;
    for (const Field* field : {databases, users}) {
      const auto names_file = [](const AccessName& name) { return !name.is_quoted && name.text.starts_with('@'); };
      const auto found = std::ranges::find_if(*field, names_file);
      if (found != field->end()) return fmt::format("\"{}\" names a file of the server", shown(*found));
    }
    return "";
  }

  std::string read_address() {
    const Field* field = next();
    if (field == nullptr) return "end-of-line before IP address specification";
    if (field->size() > 1) return "multiple values specified for host address";
    const AccessName& address = field->front();
    if (address.is_keyword("all") || address.is_keyword("samehost") || address.is_keyword("samenet")) {
      rule_.address = address.text;
      return "";
    }
    if (address.text.find('/') != std::string::npos) return read_prefix(address);
    if (!parse_address(address.text)) {
      rule_.address = address.text;
      return "";
    }
    const Field* mask = next();
    if (mask == nullptr) return "end-of-line before netmask specification";
    if (mask->size() > 1) return "multiple values specified for netmask";
    const auto parsed = parse_address(mask->front().text);
    if (!parsed) return fmt::format("invalid IP mask \"{}\"", shown(mask->front()));
    if (parsed->family != parse_address(address.text)->family) return "IP address and mask do not match";
    rule_.address = address_with_mask(address.text, mask->front().text);
    return "";
  }

  std::string read_prefix(const AccessName& word) {
    const std::size_t slash = word.text.find('/');
    const auto address = parse_address(word.text.substr(0, slash));
    if (!address) {
      return fmt::format("specifying both host name and CIDR mask is invalid: \"{}\"", shown(word));
    }
    const std::string_view digits = std::string_view(word.text).substr(slash + 1);
    int length = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc() || end != digits.data() + digits.size() || length < 0 ||
        length > static_cast<int>(address->size() * 8)) {
      return fmt::format("invalid CIDR mask in address \"{}\"", shown(word));
    }
    rule_.address = fmt::format("{}/{}", address->text(), length);
    return "";
  }

  std::string read_method() {
    const Field* field = next();
    if (field == nullptr) return "end-of-line before authentication method";
    if (field->size() > 1) return "multiple values specified for authentication type";
    const AccessName& method = field->front();
    if (!contains(methods, method.text)) return fmt::format("invalid authentication method \"{}\"", shown(method));
    const bool is_local = rule_.type == "local";
    // The server takes ident on a local socket as peer.
    rule_.method = is_local && method.text == "ident" ? "peer" : method.text;
    if (is_local && method.text == "gss") return "gssapi authentication is not supported on local sockets";
    if (!is_local && method.text == "peer") return "peer authentication is only supported on local sockets";
    if (rule_.type != "hostssl" && method.text == "cert") {
      return "cert authentication is only supported on hostssl connections";
    }
    return read_options();
  }

  std::string read_options() {
    while (const Field* field = next()) {
      for (const AccessName& option : *field) {
        if (option.text.find('=') == std::string::npos) {
          return fmt::format("authentication option not in name=value format: {}", shown(option));
        }
        rule_.options.push_back(option.text);
      }
    }
    // The method implies it, and the server shows it.
    const std::string implied = "clientcert=verify-full";
    if (rule_.method == "cert" && std::ranges::count(rule_.options, implied) == 0) rule_.options.push_back(implied);
    std::ranges::sort(rule_.options);
    return "";
  }

  std::vector<Field> fields_;
  std::size_t at_ = 0;
  AccessRule rule_;
};

// Whether the server would take the word for something else without its quotes.
bool has_meaning(const std::string& word) {
  constexpr std::array keywords = {"all", "sameuser", "samerole", "samegroup", "replication"};
  return contains(keywords, word) || word.starts_with('+') || word.starts_with('@') || word.starts_with('/');
}

std::string names_text(const std::vector<AccessName>& names) {
  std::vector<std::string> texts;
  for (const AccessName& name : names) {
    const bool needs_quotes = name.text.empty() || name.text.find_first_of(" \t,#\"") != std::string::npos ||
                              (name.is_quoted && has_meaning(name.text));
    texts.push_back(needs_quotes ? fmt::format("\"{}\"", name.text) : name.text);
  }
  return fmt::format("{}", fmt::join(texts, ","));
}

}  // namespace

std::string address_with_mask(const std::string& address, const std::string& mask) {
  const auto parsed = parse_address(address);
  const auto parsed_mask = parse_address(mask);
  if (!parsed || !parsed_mask) return mask.empty() ? address : fmt::format("{} {}", address, mask);
  if (const auto length = prefix_length(*parsed_mask)) return fmt::format("{}/{}", parsed->text(), *length);
  return fmt::format("{} {}", parsed->text(), parsed_mask->text());
}

std::optional<bool> is_in_network(const std::string& network, const std::string& address) {
  const std::size_t end = network.find_first_of("/ ");
  const auto base = parse_address(network.substr(0, end));
  if (!base || end == std::string::npos) return std::nullopt;
  const auto tested = parse_address(address);
  if (!tested || tested->family != base->family) return false;
  const auto mask = network[end] == ' ' ? parse_address(network.substr(end + 1))
                                        : mask_of(base->family, std::stoi(network.substr(end + 1)));
  for (std::size_t i = 0; i < base->size(); ++i) {
    if (((base->bytes.at(i) ^ tested->bytes.at(i)) & mask->bytes.at(i)) != 0) return false;
  }
  return true;
}

std::vector<AccessRule> parse_access_rules(const std::string& path, std::string_view text, base::Findings& findings) {
  std::vector<AccessRule> rules;
  Locator locator(path, text);
  std::size_t begin = 0;
  int number = 1;
  while (begin < text.size()) {
    const std::size_t first = begin;
    const int first_number = number;
    std::string line;
    // A backslash at the end of a line continues it.
    for (bool continues = true; continues && begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view part = text.substr(begin, end - begin);
      while (part.ends_with('\r')) part.remove_suffix(1);
      continues = part.ends_with('\\');
      if (continues) part.remove_suffix(1);
      line += part;
      begin = end + 1;
      ++number;
    }
    std::vector<Field> fields = Line(line).fields();
    if (fields.empty()) continue;
    RuleReader reader(std::move(fields), first_number);
    const std::string message = reader.read();
    if (message.empty()) {
      rules.push_back(reader.take());
      continue;
    }
    findings.push_back(rules::broken(rules::access_rule, locator.line_at(first), message,
                                     "Write: TYPE DATABASE USER [ADDRESS] METHOD [OPTIONS], as in pg_hba.conf."));
  }
  return rules;
}

std::string to_string(const AccessRule& rule) {
  std::string text = fmt::format("{} {} {}", rule.type, names_text(rule.databases), names_text(rule.users));
  if (!rule.address.empty()) text += " " + rule.address;
  text += " " + rule.method;
  for (const std::string& option : rule.options) {
    text += option.find_first_of(" \t,#\"") == std::string::npos ? " " + option : fmt::format(" \"{}\"", option);
  }
  return text;
}

std::string without_passwords(std::string rule) {
  for (const std::string_view option : {"ldapbindpasswd=", "radiussecrets="}) {
    const std::size_t found = rule.find(option);
    if (found == std::string::npos) continue;
    const bool is_quoted = found > 0 && rule[found - 1] == '"';
    const std::size_t begin = found + option.size();
    const std::size_t end = std::min(rule.find(is_quoted ? '"' : ' ', begin), rule.size());
    rule.replace(begin, end - begin, "...");
  }
  return rule;
}

}  // namespace pgmanager::source
