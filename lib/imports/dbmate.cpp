#include <fmt/format.h>

#include <optional>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// dbmate: <version>_<name>.sql with "-- migrate:up" and "-- migrate:down", each with options. The table
// schema_migrations holds the digits with which the name begins.
// https://github.com/amacneil/dbmate/blob/main/pkg/dbmate/migration.go

namespace pgmanager::imports {

namespace {

// ^\d+.*\.sql$
bool is_migration(const File& file) {
  return file.is_on_top() && !leading_digits(file.name()).empty() && file.name().ends_with(".sql");
}

bool begins_with_word(std::string_view content, std::string_view word) {
  return content.starts_with(word) &&
         (content.size() == word.size() || content[word.size()] == ' ' || content[word.size()] == '\t');
}

Mark mark_of(std::string_view content) {
  if (begins_with_word(content, "migrate:up")) return Mark::up;
  return begins_with_word(content, "migrate:down") ? Mark::down : Mark::none;
}

class Reader {
 public:
  explicit Reader(Migrations& result) : result_(result) {}

  void add(const File& file) {
    const MarkedText text(file);
    Sections sections = read_sections(text, mark_of, result_.problems);
    const FoundMark* up = sections.first(Mark::up);
    if (up == nullptr) {
      result_.problems.push_back(rules::broken(rules::sections, file.path, 0, "file has no marker \"-- migrate:up\"",
                                               "Write it before the statements that apply the change."));
      return;
    }
    const std::string_view version = leading_digits(file.name());
    Migration migration{.identity = {.id = std::string(version)},
                        .title = in_words(without_ending(file.name()).substr(version.size())),
                        .old_name = file.path,
                        .up = std::move(sections.up)};
    if (sections.undo) migration.undo.push_back(std::move(*sections.undo));
    migration.no_transaction = read_options(file, *up, "migrate:up");
    if (const FoundMark* down = sections.first(Mark::down)) {
      migration.undo_no_transaction = read_options(file, *down, "migrate:down");
    }
    result_.migrations.push_back(std::move(migration));
  }

 private:
  // "transaction:false"; everything else is not known. Returns whether it is there.
  bool read_options(const File& file, const FoundMark& mark, std::string_view word) {
    bool no_transaction = false;
    std::string_view rest = mark.comment.content.substr(word.size());
    while (!rest.empty()) {
      rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
      const std::string_view option = rest.substr(0, rest.find_first_of(" \t"));
      rest.remove_prefix(option.size());
      if (option.empty() || option == "transaction:true") continue;
      if (option == "transaction:false") {
        no_transaction = true;
      } else {
        leave_out(result_, file.path, static_cast<int>(mark.comment.line) + 1,
                  fmt::format("option \"{}\"", base::printable(option)), "It is not known.");
      }
    }
    return no_transaction;
  }

  Migrations& result_;
};

}  // namespace

std::string recognise_dbmate(const Directory& directory) {
  return path_of_marked(directory, source::known_tools::dbmate);
}

Migrations read_dbmate(const Directory& directory, const sql::Variables& /*values*/) {
  Migrations result{.tool = Tool::dbmate};
  Reader reader(result);
  for (const File& file : directory.files) {
    if (is_migration(file)) {
      reader.add(file);
    } else if (source::is_called_sql(file.name())) {
      leave_out(result, file.path, 0, "file without a version",
                file.is_on_top() ? "dbmate runs only files whose names begin with digits."
                                 : "dbmate reads no directories below that of the migrations.");
    }
  }
  // dbmate runs the files in the order of their names, and the second one of a version never.
  put_in_order(
      result, [](const Migration& a, const Migration& b) { return a.identity.id < b.identity.id; },
      [](const Migration& migration) { return migration.identity.id; });
  return result;
}

}  // namespace pgmanager::imports
