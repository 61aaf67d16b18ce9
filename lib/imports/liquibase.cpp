#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/liquibase_attributes.hpp"
#include "imports/liquibase_changelogs.hpp"
#include "imports/marked_text.hpp"
#include "imports/placeholders.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// Liquibase, formatted SQL: a file contains changesets, each after "--changeset author:id name:value ...", with
// "--rollback SQL", "--preconditions", "--property" and others. The table databasechangelog holds id, author, filename
// and md5sum. Source: AbstractFormattedChangeLogParser.java, AbstractSQLChange.java, ChangeSet.java and CheckSum.java.

namespace pgmanager::imports {

namespace {

// The text after a word at the beginning of a comment, in letters of either case; nothing: it begins otherwise.
std::optional<std::string_view> after_word(std::string_view content, std::string_view word) {
  if (!base::lowered(content).starts_with(word)) return std::nullopt;
  return without_blanks_around(content.substr(word.size()));
}

class FileReader {
 public:
  FileReader(const File& file, sql::Variables& values, Migrations& result)
      : text_(file), values_(values), result_(result), up_(text_), undo_(text_) {}

  void read() {
    std::size_t next_comment = 0;
    for (std::size_t line = 0; line < text_.lines().size(); ++line) {
      const auto& comments = text_.comments();
      const bool is_comment = next_comment < comments.size() && comments[next_comment].line == line;
      const std::string_view content = is_comment ? comments[next_comment++].content : "";
      if (is_ignored(content)) continue;
      if (is_comment && read_comment(line, content)) continue;
      if (begins_rollback(line)) {
        in_rollback_ = true;
      } else if (in_rollback_) {
        read_rollback_line(line);
      } else if (is_open_) {
        up_.keep(line);
      } else if (text_.has_sql(line, line + 1)) {
        problem(line, "statement before the first changeset", "Move it after a line --changeset author:id.");
      }
    }
    close();
  }

 private:
  // --ignoreLines:start, :end and :<number>
  bool is_ignored(std::string_view content) {
    if (ignored_lines_ > 0) return --ignored_lines_ >= 0;
    const auto value = after_word(content, "ignorelines:");
    if (value) {
      ignores_ = *value == "start";
      if (!leading_digits(*value).empty()) ignored_lines_ = std::stoi(std::string(leading_digits(*value).substr(0, 6)));
      return true;
    }
    return ignores_;
  }

  // Returns whether the line is one of Liquibase's own.
  bool read_comment(std::size_t line, std::string_view content) {
    const std::string lower_content = base::lowered(content);
    if (lower_content.starts_with("liquibase")) {
      logical_path_ = value_of(attributes_of(content), "logicalfilepath");
    } else if (const auto changeset = after_word(content, "changeset ")) {
      close();
      open(line, *changeset);
    } else if (const auto rollback = after_word(content, "rollback ")) {
      add_rollback(line, *rollback);
    } else if (const auto property = after_word(content, "property ")) {
      add_property(*property);
    } else if (lower_content.starts_with("precondition")) {
      leave(line, fmt::format("precondition \"{}\"", base::printable(content)),
            "Check it in a DO block of the deployment that raises an error.");
    } else if (const auto checksum = after_word(content, "validchecksum")) {
      add_checksum(line, *checksum);
    } else {
      return false;
    }
    return true;
  }

  // --validCheckSum: 8:0123...
  void add_checksum(std::size_t line, std::string_view checksum) {
    if (checksum.starts_with(':')) checksum = without_blanks_around(checksum.substr(1));
    if (leading_digits(checksum).size() == 1 && checksum.substr(1).starts_with(':') && checksum.size() == 34) {
      valid_checksums_.emplace_back(checksum);
    } else {
      leave(line, fmt::format("validCheckSum {}", base::printable(checksum)), "Checksums are compared.");
    }
  }

  void open(std::size_t line, std::string_view words) {
    identity_ = {};
    identity_.author = std::string(without_blanks_around(take_liquibase_word(words, ":")));
    if (words.starts_with(':')) words.remove_prefix(1);
    identity_.id = take_liquibase_word(words, " \t");
    attributes_ = attributes_of(words);
    const std::string path = value_of(attributes_, "logicalfilepath");
    identity_.script = !path.empty() ? path : !logical_path_.empty() ? logical_path_ : text_.file().path;
    is_open_ = true;
    begin_ = line;
    up_ = Part(text_);
    undo_ = Part(text_);
    has_rollback_ = false;
    valid_checksums_.clear();
    name_attributes();
  }

  void name_attributes() {
    const auto name = [&](const char* attribute, const char* why) {
      const std::string value = value_of(attributes_, attribute);
      if (!value.empty() && value != "false")
        leave(begin_, fmt::format("{}:{}", attribute, base::printable(value)), why);
    };
    name("context", "The deployment runs everywhere.");
    name("contextfilter", "The deployment runs everywhere.");
    name("labels", "The deployment runs everywhere.");
    name("runonchange", "The deployment runs once; it may become a file of a repeatable group of create/.");
    name("runalways", "The deployment runs once; a program in hooks/ runs each time.");
    name("runwith", "The program sends the statements itself.");
    if (value_of(attributes_, "failonerror") == "false") {
      leave(begin_, "failOnError:false", "A deployment that fails stops the run.");
    }
    for (const auto& [attribute, value] : attributes_) {
      if (is_known_attribute(attribute)) continue;
      leave(begin_, fmt::format("{}:{}", base::printable(attribute), base::printable(value)), "It is not known.");
    }
  }

  void close() {
    in_rollback_ = false;
    if (!std::exchange(is_open_, false)) return;
    if (!is_for_postgres(attributes_) || base::lowered(value_of(attributes_, "ignore")) == "true") {
      return leave(begin_, fmt::format("changeset {}:{}", identity_.author, identity_.id),
                   "It is not for PostgreSQL, or is ignored.", identity_.id);
    }
    report_delimiter();
    Migration migration{.identity = identity_,
                        .title = title(),
                        .old_name = fmt::format("{}::{}::{}", text_.file().path, identity_.id, identity_.author),
                        .up = up_.sql()};
    replace(migration.up);
    migration.no_transaction = value_of(attributes_, "runintransaction") == "false";
    migration.undo_no_transaction = migration.no_transaction;
    migration.checksums = liquibase_checksums(migration.up.text, attributes_);
    if (has_rollback_) {
      migration.undo.push_back(undo_.sql());
      replace(migration.undo.front());
    }
    migration.checksums.insert(migration.checksums.end(), valid_checksums_.begin(), valid_checksums_.end());
    result_.migrations.push_back(std::move(migration));
  }

  // An id is often only a number.
  std::string title() const {
    const bool is_number = leading_digits(identity_.id).size() == identity_.id.size();
    const std::string file(without_ending(text_.file().name()));
    return in_words(is_number ? fmt::format("{} {}", file, identity_.id) : identity_.id);
  }

  // Liquibase leaves ${name} as it is if there is no property of that name.
  void replace(Sql& sql) const { sql.text = with_known_values(sql.text, values_); }

  void report_delimiter() {
    const auto report = [&](const char* name, const std::string& delimiter) {
      if (delimiter.empty() || delimiter == ";") return;
      result_.problems.push_back(rules::broken(rules::delimiter, text_.file().path, static_cast<int>(begin_) + 1,
                                               fmt::format("changeset has {}:{}", name, base::printable(delimiter)),
                                               "Remove it, and end each statement with a semicolon."));
    };
    if (value_of(attributes_, "splitstatements") != "false")
      report("endDelimiter", value_of(attributes_, "enddelimiter"));
    if (has_rollback_) report("rollbackEndDelimiter", value_of(attributes_, "rollbackenddelimiter"));
  }

  void add_rollback(std::size_t line, std::string_view sql) {
    const std::string lower_sql = base::lowered(sql);
    if (lower_sql.starts_with("changesetid:")) {
      return leave(line, "rollback by another changeset", "Write its statements into the undo file.");
    }
    if (lower_sql == "empty" || lower_sql == "not required") return;
    has_rollback_ = true;
    undo_.replace(line, std::string(sql));
  }

  // /* liquibase rollback
  bool begins_rollback(std::size_t line) const {
    std::string_view text = without_blanks_around(text_.lines()[line]);
    if (!text.starts_with("/*") || text_.has_sql(line, line + 1)) return false;
    std::string words = base::lowered(without_blanks_around(text.substr(2)));
    std::erase_if(words, [](char c) { return c == ' ' || c == '\t'; });
    return words == "liquibaserollback";
  }

  void read_rollback_line(std::size_t line) {
    std::string_view text = text_.lines()[line];
    const std::size_t end = text.find("*/");
    if (end != std::string_view::npos) in_rollback_ = false;
    text = text.substr(0, std::min(end, text.find_last_not_of("\r\n") + 1));
    if (without_blanks_around(text).empty()) return;
    has_rollback_ = true;
    undo_.replace(line, std::string(text));
  }

  // --property name:schema value:shop
  void add_property(std::string_view words) {
    const LiquibaseAttributes property = attributes_of(words);
    values_.emplace(value_of(property, "name"), value_of(property, "value"));
  }

  void leave(std::size_t line, std::string what, std::string why, std::string id = "") {
    leave_out(result_, text_.file().path, static_cast<int>(line) + 1, std::move(what), std::move(why), std::move(id));
  }

  void problem(std::size_t line, std::string message, std::string hint) {
    result_.problems.push_back(rules::broken(rules::sections, text_.file().path, static_cast<int>(line) + 1,
                                             std::move(message), std::move(hint)));
  }

  MarkedText text_;
  sql::Variables& values_;
  Migrations& result_;
  Part up_;
  Part undo_;
  Identity identity_;
  LiquibaseAttributes attributes_;
  std::string logical_path_;
  std::size_t begin_ = 0;
  bool is_open_ = false;
  bool in_rollback_ = false;
  bool has_rollback_ = false;
  std::vector<std::string> valid_checksums_;
  bool ignores_ = false;
  int ignored_lines_ = 0;
};

// id, author and file together identify a changeset.
void report_duplicates(Migrations& result) {
  std::map<std::string, const Migration*> seen;
  for (const Migration& each : result.migrations) {
    const auto [other, is_new] =
        seen.emplace(fmt::format("{}::{}::{}", each.identity.script, each.identity.id, each.identity.author), &each);
    if (is_new) continue;
    result.problems.push_back(
        rules::broken(rules::duplicate_version, each.up.file, each.up.first_line,
                      fmt::format("changeset {}:{} is there twice, also in line {} of \"{}\"",
                                  base::printable(each.identity.author), base::printable(each.identity.id),
                                  other->second->up.first_line, base::printable(other->second->up.file)),
                      "Give one of them another id."));
  }
}

}  // namespace

std::string recognise_liquibase(const Directory& directory) {
  const std::string formatted = path_of_first(directory, is_formatted_sql);
  if (!formatted.empty()) return formatted;
  return path_of_first(directory, [](const File& file) {
    return !source::is_called_sql(file.name()) && file.text.find("databaseChangeLog") != std::string::npos;
  });
}

Migrations read_liquibase(const Directory& directory, const sql::Variables& values) {
  Migrations result{.tool = Tool::liquibase};
  sql::Variables all_values = values;
  for (const File* file : formatted_files(directory, result)) FileReader(*file, all_values, result).read();
  for (const File& file : directory.files) {
    if (!source::is_called_sql(file.name()) || is_formatted_sql(file)) continue;
    leave_out(result, file.path, 0, "SQL that is not formatted for Liquibase",
              "Its first line would be --liquibase formatted sql.");
  }
  report_duplicates(result);
  return result;
}

}  // namespace pgmanager::imports
