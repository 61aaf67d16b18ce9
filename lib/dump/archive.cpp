#include "dump/archive.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "sql/script.hpp"

namespace pgmanager::dump {

namespace {

constexpr std::string_view entry_start = "-- TOC entry ";
constexpr std::string_view dependencies_start = "-- Dependencies: ";
constexpr std::string_view name_start = "-- Name: ";

std::string without_dash(std::string_view field) {
  return field == "-" ? std::string() : std::string(field);
}

/// "person; Type: TABLE; Schema: app; Owner: ann". Names may contain anything, so the last labels count.
void read_title(std::string_view line, Entry& entry) {
  const auto cut_last = [&line](std::string_view label) {
    const std::size_t at = line.rfind(label);
    if (at == std::string_view::npos) return std::string_view();
    const std::string_view field = line.substr(at + label.size());
    line = line.substr(0, at);
    return field;
  };
  cut_last("; Tablespace: ");
  entry.owner = without_dash(cut_last("; Owner: "));
  entry.schema = without_dash(cut_last("; Schema: "));
  entry.type = cut_last("; Type: ");
  entry.name = line;
}

std::vector<int> read_numbers(std::string_view text) {
  std::vector<int> numbers;
  for (const char *at = text.data(), *end = at + text.size(); at < end; ++at) {
    int number = 0;
    const auto [after, error] = std::from_chars(at, end, number);
    if (error != std::errc()) break;
    numbers.push_back(number);
    at = after;
  }
  return numbers;
}

/// A setting that pg_dump writes before the first entry that needs another value than the one before it.
struct CarriedSetting {
  std::string_view start;
  std::string_view usual;
  bool is_for_indexes;
};
constexpr std::array carried_settings = {
    CarriedSetting{"SET default_tablespace = ", "''", true},
    CarriedSetting{"SET default_table_access_method = ", "heap", false},
};

class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view script) : script_(script) {}

  std::vector<Entry> read() {
    std::size_t end = 0;
    for (const sql::Piece& piece : sql::split(script_).pieces) {
      read_comments(script_.substr(end, piece.begin - end));
      if (piece.kind == sql::PieceKind::statement) add_statement(piece.in(script_));
      end = piece.end;
    }
    read_comments(script_.substr(end));
    return std::move(entries_);
  }

 private:
  // Between two statements there is nothing but comments.
  void read_comments(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      read_comment(line);
    }
  }

  void read_comment(std::string_view line) {
    if (line.starts_with(entry_start)) {
      const std::vector<int> number = read_numbers(line.substr(entry_start.size()));
      entries_.push_back({.id = number.empty() ? 0 : number.front()});
    } else if (entries_.empty() || !entries_.back().type.empty()) {
      return;  // a remark
    } else if (line.starts_with(dependencies_start)) {
      entries_.back().dependencies = read_numbers(line.substr(dependencies_start.size()));
    } else if (line.starts_with(name_start)) {
      read_title(line.substr(name_start.size()), entries_.back());
      add_settings(entries_.back());
    }
  }

  void add_statement(std::string_view statement) {
    for (std::size_t i = 0; i < carried_settings.size(); ++i) {
      if (!statement.starts_with(carried_settings[i].start)) continue;
      carried_[i] = statement.substr(carried_settings[i].start.size());
      return;
    }
    const bool is_setting = statement.starts_with("SET ") || statement.starts_with("SELECT pg_catalog.set_config(");
    if (entries_.empty() && is_setting) return;
    if (entries_.empty()) entries_.push_back({.type = "STATEMENT"});
    entries_.back().statements.emplace_back(statement);
  }

  void add_settings(Entry& entry) const {
    const bool is_table = entry.type == "TABLE" || entry.type == "MATERIALIZED VIEW";
    const bool is_index = entry.type == "INDEX" || entry.type == "CONSTRAINT";
    for (std::size_t i = 0; i < carried_settings.size(); ++i) {
      const CarriedSetting& setting = carried_settings[i];
      if (!is_table && !(is_index && setting.is_for_indexes)) continue;
      if (carried_[i].empty() || carried_[i] == setting.usual) continue;
      entry.settings.push_back(std::string(setting.start) + carried_[i]);
    }
  }

  std::string_view script_;
  std::vector<Entry> entries_;
  std::array<std::string, carried_settings.size()> carried_;
};

}  // namespace

std::vector<Entry> read_archive(std::string_view script) {
  return ArchiveReader(script).read();
}

}  // namespace pgmanager::dump
