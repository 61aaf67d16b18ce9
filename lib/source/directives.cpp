#include "source/directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

#include "base/utf8.hpp"
#include "source/rules.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view white_space = " \t\n\r\f\v";
constexpr std::string_view prefix = "postgres-manager:";

using std::chrono::milliseconds;

enum class Kind { lock_timeout, no_transaction, repeat, repeat_pause, requires_server, statement_timeout };

struct Known {
  Kind kind;
  std::string_view name;
  std::string_view example;  // of the value; empty: the directive takes none
};

constexpr std::array known_directives = {
    Known{Kind::lock_timeout, "lock-timeout", "5s"},
    Known{Kind::no_transaction, "no-transaction", ""},
    Known{Kind::repeat, "repeat", ""},
    Known{Kind::repeat_pause, "repeat-pause", "100ms"},
    Known{Kind::requires_server, "requires-server", "16"},
    Known{Kind::statement_timeout, "statement-timeout", "10min"},
};

std::string with_example(const Known& known) {
  return known.example.empty() ? std::string(known.name) : fmt::format("{}={}", known.name, known.example);
}

const Known* find_known(std::string_view name) {
  const auto known = std::find_if(known_directives.begin(), known_directives.end(),
                                  [name](const Known& each) { return each.name == name; });
  return known == known_directives.end() ? nullptr : &*known;
}

// The directive that was probably meant by a name written like a setting, or followed by a comma or colon.
const Known* nearest_known(std::string_view written) {
  std::string name(written.substr(0, written.find_last_not_of(",;:.") + 1));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c == '_' ? '-' : base::lower(c); });
  return find_known(name);
}

std::string hint_for_unknown(std::string_view name) {
  std::string list;
  for (const Known& known : known_directives) {
    list += list.empty() ? "" : &known == &known_directives.back() ? " and " : ", ";
    list += with_example(known);
  }
  const Known* meant = nearest_known(name);
  return (meant == nullptr ? "" : fmt::format("Did you mean \"{}\"? ", meant->name)) +
         fmt::format("The directives are {}.", list);
}

// Takes a whole number from the start of `text`; the rest remains.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t number = 0;
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

// PostgreSQL's settings of this kind end at 2147483647 ms.
std::optional<milliseconds> as_duration(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::int64_t size;
  };
  constexpr std::array units = {Unit{"ms", 1}, Unit{"s", 1000}, Unit{"min", 60'000}, Unit{"h", 3'600'000}};
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  const auto number = take_number(text);
  if (!number) return std::nullopt;
  if (*number == 0 && text.empty()) return milliseconds(0);
  const auto unit = std::find_if(units.begin(), units.end(), [text](const Unit& each) { return each.name == text; });
  if (unit == units.end() || *number > most / unit->size) return std::nullopt;
  return milliseconds(*number * unit->size);
}

// One duration, or two with dots between them: 300ms..5s.
std::optional<LockTimeouts> as_lock_timeouts(std::string_view text) {
  constexpr std::string_view to = "..";
  const std::size_t dots = text.find(to);
  if (dots == std::string_view::npos) {
    const auto always = as_duration(text);
    return always ? std::optional(LockTimeouts::always(*always)) : std::nullopt;
  }
  const auto first = as_duration(text.substr(0, dots));
  const auto last = as_duration(text.substr(dots + to.size()));
  if (!first || !last || first->count() == 0 || *first > *last) return std::nullopt;
  return LockTimeouts{.first = *first, .last = *last};
}

std::optional<int> as_major_version(std::string_view text) {
  constexpr std::int64_t oldest = 13;
  constexpr std::int64_t most = 999;
  const auto number = take_number(text);
  if (!number || !text.empty() || *number < oldest || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

const char* form_of_value(Kind kind) {
  if (kind == Kind::requires_server) {
    return "Write a major version from 13 on, e.g. requires-server=16; minor versions are ignored.";
  }
  if (kind == Kind::lock_timeout) {
    return "Write a number with its unit (ms, s, min or h), e.g. 500ms, 5s, 10min or 1h, or 0 for no limit; or two of "
           "them, for the first try and the last one: 300ms..5s.";
  }
  return kind == Kind::repeat_pause
             ? "Write a number with its unit (ms, s, min or h), e.g. repeat-pause=100ms."
             : "Write a number with its unit (ms, s, min or h), e.g. 500ms, 5s, 10min or 1h, or 0 for no limit.";
}

class Reader {
 public:
  Reader(std::string_view text, Locator& locator, base::Findings& findings)
      : text_(text), locator_(locator), findings_(findings) {}

  Directives read() {
    for (const WrittenDirective& line : find_directives(text_)) {
      if (line.text.empty()) unknown("", line.offset);
      for (std::string_view rest = line.text; !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find_first_of(white_space));
        read_one(one);
        rest = base::trimmed(rest.substr(one.size()), white_space);
      }
    }
    check_pause();
    return directives_;
  }

 private:
  struct Seen {
    Kind kind;
    std::size_t offset;
  };

  void read_one(std::string_view written) {
    const auto offset = static_cast<std::size_t>(written.data() - text_.data());
    const std::string_view name = written.substr(0, written.find('='));
    const Known* known = find_known(name);
    if (known == nullptr) return unknown(name, offset);
    if (find_seen(known->kind) != nullptr) {
      return add(rules::directive_repeated, offset, fmt::format("directive \"{}\" appears twice", name),
                 "Remove one of the two.");
    }
    seen_.push_back({.kind = known->kind, .offset = offset});
    if (name.size() == written.size()) return take_without_value(*known, offset);
    take_value(*known, written.substr(name.size() + 1), offset);
  }

  void take_without_value(const Known& known, std::size_t offset) {
    if (!known.example.empty()) {
      return add(rules::directive_value, offset, fmt::format("directive \"{}\" has no value", known.name),
                 form_of_value(known.kind));
    }
    (known.kind == Kind::repeat ? directives_.repeat : directives_.no_transaction) = true;
  }

  void take_value(const Known& known, std::string_view value, std::size_t offset) {
    if (known.example.empty()) {
      return add(rules::directive_value, offset, fmt::format("directive \"{}\" takes no value", known.name),
                 fmt::format("Write {} without a value.", known.name));
    }
    if (!store(known.kind, value)) {
      add(rules::directive_value, offset,
          fmt::format("invalid value \"{}\" for directive \"{}\"", base::printable(value), known.name),
          form_of_value(known.kind));
    }
  }

  bool store(Kind kind, std::string_view value) {
    if (kind == Kind::requires_server) {
      const auto version = as_major_version(value);
      directives_.requires_server = version.value_or(0);
      return version.has_value();
    }
    if (kind == Kind::lock_timeout) {
      directives_.lock_timeout = as_lock_timeouts(value);
      return directives_.lock_timeout.has_value();
    }
    const auto duration = as_duration(value);
    if (kind == Kind::statement_timeout) directives_.statement_timeout = duration;
    if (kind == Kind::repeat_pause) directives_.repeat_pause = duration.value_or(milliseconds(0));
    return duration.has_value();
  }

  void check_pause() {
    const Seen* pause = find_seen(Kind::repeat_pause);
    if (pause == nullptr || find_seen(Kind::repeat) != nullptr) return;
    add(rules::repeat_pause_alone, pause->offset, "directive \"repeat-pause\" requires directive \"repeat\"",
        "Add repeat, or remove it.");
  }

  const Seen* find_seen(Kind kind) const {
    const auto seen = std::find_if(seen_.begin(), seen_.end(), [kind](const Seen& each) { return each.kind == kind; });
    return seen == seen_.end() ? nullptr : &*seen;
  }

  void unknown(std::string_view name, std::size_t offset) {
    add(rules::unknown_directive, offset, fmt::format("unknown directive \"{}\"", base::printable(name)),
        hint_for_unknown(name));
  }

  void add(std::string_view rule, std::size_t offset, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, locator_.at(offset), std::move(message), std::move(hint)));
  }

  std::string_view text_;
  Locator& locator_;
  base::Findings& findings_;
  Directives directives_;
  std::vector<Seen> seen_;
};

}  // namespace

bool is_directive_name(std::string_view name) {
  return nearest_known(name) != nullptr;
}

std::vector<WrittenDirective> find_directives(std::string_view text) {
  std::vector<WrittenDirective> directives;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(white_space, at)) != std::string_view::npos) {
    if (text.substr(at, 2) == "/*") {
      at = sql::end_of_block_comment(text, at);
      continue;
    }
    if (text.substr(at, 2) != "--") break;
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view comment = base::trimmed(text.substr(at + 2, end - at - 2), white_space);
    if (comment.starts_with(prefix)) {
      directives.push_back({.text = base::trimmed(comment.substr(prefix.size()), white_space), .offset = at});
    }
    at = end;
  }
  return directives;
}

Directives read_directives(std::string_view text, Locator& locator, base::Findings& findings) {
  return Reader(text, locator, findings).read();
}

}  // namespace pgmanager::source
