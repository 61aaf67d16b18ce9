#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/checksums.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// Atlas: <version>_<name>.sql, in the order of the names, and atlas.sum with their checksums. Comments at the beginning
// of a file are directives: atlas:txmode, atlas:checkpoint, atlas:delimiter, atlas:txtar. The table
// atlas_schema_revisions holds version, description and hash. Source: sql/migrate/dir.go.

namespace pgmanager::imports {

namespace {

constexpr std::string_view sum_file = "atlas.sum";

bool is_migration(const File& file) {
  return file.is_on_top() && file.name().ends_with(".sql");
}

// "none" of "atlas:txmode none"; nothing if the directive is not among the comments before the first statement.
std::optional<std::string> directive_of(const MarkedText& text, std::string_view name) {
  const std::string beginning = fmt::format("atlas:{}", name);
  for (const CommentLine& comment : text.comments()) {
    if (comment.line >= text.first_sql(0)) break;
    if (!comment.content.starts_with(beginning)) continue;
    std::string_view value = comment.content.substr(beginning.size());
    if (!value.empty() && value.front() != ' ') continue;
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return std::string(value);
  }
  return std::nullopt;
}

// The line "atlas:sum ignore" at the very beginning leaves the content of a file out.
bool is_ignored_in_sum(const File& file) {
  const std::string_view first = std::string_view(file.text).substr(0, file.text.find('\n'));
  const std::size_t at = first.find("atlas:sum");
  return at != std::string_view::npos && first.find("ignore", at) != std::string_view::npos;
}

// The hash of a file is that of all names and contents up to and including its own.
std::map<std::string, std::string> hashes_of(const Directory& directory) {
  std::map<std::string, std::string> hashes;
  std::string all;
  for (const File& file : directory.files) {
    if (!is_migration(file)) continue;
    all += file.path;
    if (is_ignored_in_sum(file)) continue;
    all += file.text;
    hashes[file.path] = base::base64_of_hex(base::sha256_hex(all));
  }
  return hashes;
}

struct SumLine {
  std::string hash;
  int line = 0;
};

// "<name> h1:<hash>"; the first line is the hash of the others.
std::map<std::string, SumLine> lines_of_sum(std::string_view text) {
  std::map<std::string, SumLine> lines;
  for (int number = 1; !text.empty(); ++number) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t at = line.rfind(" h1:");
    if (at == std::string_view::npos) continue;
    lines[std::string(line.substr(0, at))] = {.hash = std::string(line.substr(at + 4)), .line = number};
  }
  return lines;
}

class Reader {
 public:
  explicit Reader(const Directory& directory) : directory_(directory), hashes_(hashes_of(directory)) {}

  Migrations read() {
    if (const File* sum = directory_.find(sum_file)) check(*sum);
    for (const File& file : directory_.files) {
      if (is_migration(file)) {
        add(file);
      } else if (source::is_called_sql(file.name())) {
        leave_out(result_, file.path, 0, "file that Atlas ignores", "It reads no directories below the named one.");
      }
    }
    put_in_order(
        result_, [](const Migration& a, const Migration& b) { return a.up.file < b.up.file; },
        [](const Migration& migration) { return migration.identity.id; });
    report_same_versions();
    keep_needed_checkpoint();
    return std::move(result_);
  }

 private:
  // All files that follow a changed one have another hash, too: only the first one is named.
  void check(const File& sum) {
    const std::map<std::string, SumLine> lines = lines_of_sum(sum.text);
    for (const auto& [path, hash] : hashes_) {
      const auto line = lines.find(path);
      if (line == lines.end()) {
        return mismatch(0, fmt::format("file \"{}\" is not in atlas.sum", base::printable(path)));
      }
      if (line->second.hash != hash) {
        return mismatch(line->second.line, fmt::format("the checksum of \"{}\" is another one in atlas.sum: it, or the "
                                                       "list of files before it, was edited",
                                                       base::printable(path)));
      }
    }
    for (const auto& [path, line] : lines) {
      if (!hashes_.contains(path)) {
        return mismatch(line.line, fmt::format("atlas.sum names \"{}\", which does not exist", base::printable(path)));
      }
    }
  }

  void mismatch(int line, std::string message) {
    result_.problems.push_back(rules::broken(rules::checksum_mismatch, sum_file, line, std::move(message),
                                             "Restore the file; or accept the edit: atlas migrate hash."));
  }

  void add(const File& file) {
    const MarkedText text(file);
    const std::string name(without_ending(file.name()));
    const std::size_t underscore = name.find('_');
    const std::string description = underscore == std::string::npos ? "" : name.substr(underscore + 1);
    Migration migration{.identity = {.id = name.substr(0, underscore), .name = description},
                        .title = in_words(description),
                        .old_name = file.path,
                        .up = directive_of(text, "txtar") ? migration_in(text) : whole(text)};
    migration.no_transaction = directive_of(text, "txmode") == "none";
    if (directive_of(text, "checkpoint")) migration.kind = MigrationKind::baseline;
    if (const auto hash = hashes_.find(file.path); hash != hashes_.end()) migration.checksums.push_back(hash->second);
    if (directive_of(text, "delimiter")) report_delimiter(file);
    result_.migrations.push_back(std::move(migration));
  }

  void report_delimiter(const File& file) {
    result_.problems.push_back(rules::broken(rules::delimiter, file.path, 0, "file has the directive atlas:delimiter",
                                             "Remove it, and end each statement with a semicolon."));
  }

  // An archive of several files, each of which begins with a line "-- <name> --".
  Sql migration_in(const MarkedText& text) {
    Part part(text);
    bool is_migration = false;
    std::size_t begin = 0;
    const auto end_section = [&](std::size_t end) {
      if (is_migration) part.keep(begin, end);
    };
    for (const CommentLine& comment : text.comments()) {
      if (!comment.content.ends_with(".sql --")) continue;
      end_section(comment.line);
      is_migration = comment.content == "migration.sql --";
      begin = comment.line + 1;
      if (!is_migration) {
        leave_out(result_, text.file().path, static_cast<int>(comment.line) + 1,
                  fmt::format("section {}", base::printable(comment.content.substr(0, comment.content.size() - 3))),
                  "Checks before a migration can be a DO block of the deployment that raises an error.");
      }
    }
    end_section(text.lines().size());
    return part.sql();
  }

  void report_same_versions() {
    for (std::size_t i = 1; i < result_.migrations.size(); ++i) {
      const Migration& one = result_.migrations[i - 1];
      const Migration& other = result_.migrations[i];
      if (one.identity.id != other.identity.id) continue;
      result_.problems.push_back(
          rules::broken(rules::duplicate_version, other.up.file, 0,
                        fmt::format("version {} is used twice, by \"{}\" and \"{}\"", base::printable(one.identity.id),
                                    base::printable(one.old_name), base::printable(other.old_name)),
                        "Rename one of them."));
    }
  }

  // A new database begins with the last checkpoint. Where the files before it are there, they do the same.
  void keep_needed_checkpoint() {
    auto& list = result_.migrations;
    for (auto each = list.begin(); each != list.end();) {
      if (each->kind != MigrationKind::baseline || each == list.begin()) {
        ++each;
        continue;
      }
      leave_out(result_, each->up.file, 0, "checkpoint", "The files before it are taken over instead.");
      each = list.erase(each);
    }
  }

  const Directory& directory_;
  std::map<std::string, std::string> hashes_;
  Migrations result_{.tool = Tool::atlas};
};

}  // namespace

std::string recognise_atlas(const Directory& directory) {
  return directory.find(sum_file) != nullptr ? std::string(sum_file) : "";
}

Migrations read_atlas(const Directory& directory, const sql::Variables& /*values*/) {
  return Reader(directory).read();
}

}  // namespace pgmanager::imports
